using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Rules;
using Observatoire.Returns.Shortcuts;

namespace Observatoire.Returns.Checking;

/// <summary>Reads the lines of one edition and one département into cells, and words the faults of each.</summary>
/// <param name="session">Where cells go.</param>
/// <param name="said">Where findings go.</param>
/// <param name="edition">The edition the lines are read in.</param>
/// <param name="other">The edition the lines could be in instead; null when that is settled.</param>
/// <param name="departement">Code of the département.</param>
/// <param name="shortcut">Told what each line was about; null without one.</param>
internal sealed class LineReading(
    ReturnSession session,
    LineFindings said,
    NomenclatureEdition edition,
    NomenclatureEdition? other,
    string departement,
    LineShortcut? shortcut
)
{
    private int onlyHere;

    /// <summary>True when no other edition comes into question.</summary>
    public bool IsSettled => other is null;

    /// <summary>Number of lines whose code the other edition does not know.</summary>
    public int OnlyHere => onlyHere + (shortcut?.OnlyHere ?? 0);

    /// <summary>Number of lines whose code only the other edition knows.</summary>
    public int OnlyInOther { get; private set; }

    public void Read(in SubmittedLine line)
    {
        MonthCells? month = ReadMonth(line);
        TerritoryCells? territory = ReadTerritory(line, month);
        IndicatorDefinition? indicator = ReadIndicator(line);
        bool isOfDepartement = DepartementMatches.Holds(line.Departement, departement);
        if (!isOfDepartement)
        {
            DepartementMatches.Report(said, line, departement);
        }

        int cell = indicator is null ? -1 : CellOf(line, indicator, territory);
        bool counts = month is not null && isOfDepartement && territory is not null && cell >= 0;
        ReadFigure(line, cell, counts ? territory : null, indicator);
        if (month is not null)
        {
            month.Rows++;
        }

        if (counts)
        {
            shortcut?.Learn(line, month!, territory!, cell);
        }
        else
        {
            shortcut?.Forget(cell);
        }
    }

    private MonthCells? ReadMonth(in SubmittedLine line)
    {
        said.Findings.About = null;
        if (MonthText.Read(SubmittedLine.TextOf(line.Month)) is not ReferenceMonth written)
        {
            MonthIsWritten.Report(said, line);
            return null;
        }

        if (said.Month is ReferenceMonth asked && written != asked)
        {
            MonthMatches.Report(said, line, asked);
            return null;
        }

        said.Findings.About = written;
        return session.OpenMonth(written, line.Number);
    }

    private TerritoryCells? ReadTerritory(in SubmittedLine line, MonthCells? month)
    {
        string code = SubmittedLine.TextOf(line.Territory);
        if (code.Length > CellSpace.LongestCode)
        {
            said.Report(TerritoryIsDeclared.Code, line.Number, ReturnColumns.Territory, line.Territory, "T01");
            return null;
        }

        return month?.Open(code.ToUpperInvariant());
    }

    private IndicatorDefinition? ReadIndicator(in SubmittedLine line)
    {
        string code = SubmittedLine.TextOf(line.Indicator).ToUpperInvariant();
        IndicatorDefinition? indicator = edition.FindSent(code);
        if (indicator is null)
        {
            IndicatorIsKnown.Report(said, line, edition);
        }

        if (other is not null)
        {
            bool inOther = other.FindIndicator(code) is not null;
            OnlyInOther += inOther && indicator is null ? 1 : 0;
            onlyHere += !inOther && indicator is not null ? 1 : 0;
        }

        return indicator;
    }

    private int CellOf(in SubmittedLine line, IndicatorDefinition indicator, TerritoryCells? territory)
    {
        int cell = BreakdownIsAllowed.Find(said, line, edition, indicator);
        if (!indicator.Territorial && territory is { Code.Length: > 0 })
        {
            IndicatorIsTerritorial.Report(said, line);
            return -1;
        }

        return cell;
    }

    /// <param name="line">The line.</param>
    /// <param name="cell">The cell it is about.</param>
    /// <param name="territory">Where it counts; null when it does not.</param>
    /// <param name="indicator">What it is of; null when that is not known.</param>
    private void ReadFigure(in SubmittedLine line, int cell, TerritoryCells? territory, IndicatorDefinition? indicator)
    {
        long value = 0;
        ValueStatus status = StatusFitsValue.Read(said, line, ref value, indicator);
        bool isCommented = line.Comment.Length > 0;
        if (isCommented)
        {
            said.ReportPersonal(line.Number, ReturnColumns.Comment, line.Comment);
        }

        if (territory is null)
        {
            if (indicator is not null)
            {
                said.Doubts.Add(indicator.Code);
            }

            return;
        }

        if (territory.StatusOf(cell) != ValueStatus.Absent)
        {
            KeyIsUnique.Report(said, line, territory.LineOf(cell));
            return;
        }

        territory.Set(cell, status, value, line.Number);
        if (isCommented && SubmittedLine.TextOf(line.Comment) is { Length: > 0 } comment)
        {
            territory.SetComment(cell, comment);
        }
    }
}
