using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns.Rules;
using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Returns;

/// <summary>
/// Reads lines into cells. Consecutive lines share most of their cells, so what the line before was about is kept as
/// numbers, and only what differs is looked up; whatever is not plain goes the slow way, which words the faults.
/// </summary>
internal sealed class LineReading
{
    private const ulong Unpacked = ulong.MaxValue;

    private readonly ReturnSession session;
    private readonly NomenclatureEdition edition;
    private readonly NomenclatureEdition? latest;
    private readonly string departement;

    private readonly CellSpace space;
    private readonly bool[] territorial;

    private readonly int[] decimals;

    private ulong monthKey = Unpacked;
    private ulong departementKey = Unpacked;
    private ulong territoryKey = Unpacked;
    private ulong indicatorKey = Unpacked;
    private MonthCells? month;
    private TerritoryCells? territory;
    private bool departementHolds;
    private int indicator = -1;
    private int lastCell;
    private int onlyHere;
    private int onlyInLatest;

    /// <param name="session">Where cells and findings go.</param>
    /// <param name="edition">The edition the lines are read in.</param>
    /// <param name="latest">The latest edition when the lines could be in that one instead; null when that is settled.</param>
    /// <param name="departement">Code of the département.</param>
    public LineReading(
        ReturnSession session,
        NomenclatureEdition edition,
        NomenclatureEdition? latest,
        string departement
    )
    {
        (this.session, this.edition, this.departement) = (session, edition, departement);
        this.latest = latest == edition ? null : latest;
        space = edition.Cells;
        territorial = [.. edition.Sent.Select(each => each.Territorial)];
        decimals = [.. edition.Sent.Select(each => each.Decimals)];
    }

    /// <summary>True when more lines have a code that only the latest edition knows than the reverse.</summary>
    public bool PrefersLatest => onlyInLatest > onlyHere;

    /// <summary>The cell the last line was about, counted or not; -1 when that is not known.</summary>
    public int LastCell { get; private set; } = -1;

    /// <summary>As <see cref="Read"/>, for a line that differs from the last by its cell and value only.</summary>
    /// <param name="cell">Its cell.</param>
    /// <param name="value">Its value, in hundredths; negative when it is not plainly written.</param>
    /// <param name="written">Decimals it is written with.</param>
    /// <param name="line">Its number.</param>
    /// <returns>False when something about it is to be said or looked up: nothing was done then.</returns>
    public bool TryReadNext(int cell, long value, int written, int line)
    {
        int at = space.IndicatorOf(cell);
        if (
            value < 0
            || written > decimals[at]
            || month is null
            || !departementHolds
            || territory is null
            || latest is not null
            || (!territorial[at] && territory.Code.Length > 0)
            || territory.StatusOf(cell) != ValueStatus.Absent
        )
        {
            return false;
        }

        territory.Set(cell, ValueStatus.Reported, value, line);
        month.Rows++;
        LastCell = lastCell = cell;
        if (at != indicator)
        {
            (indicator, indicatorKey) = (at, space.CodeOf(at));
        }

        return true;
    }

    public void Read(in SubmittedLine line)
    {
        if (Key(line.Month) is ulong newMonth && (newMonth != monthKey || newMonth == Unpacked))
        {
            TurnToMonth(line, newMonth);
        }

        if (
            Key(line.Departement) is ulong newDepartement
            && (newDepartement != departementKey || newDepartement == Unpacked)
        )
        {
            departementKey = newDepartement;
            departementHolds = DepartementMatches.Holds(line.Departement, departement);
        }

        if (Key(line.Territory) is ulong newTerritory && (newTerritory != territoryKey || newTerritory == Unpacked))
        {
            TurnToTerritory(line, newTerritory);
        }

        if (Key(line.Indicator) is ulong newIndicator && (newIndicator != indicatorKey || newIndicator == Unpacked))
        {
            TurnToIndicator(line, newIndicator);
        }

        if (!departementHolds)
        {
            DepartementMatches.Report(session, line, departement);
        }

        int cell = CellOf(line);
        LastCell = cell;
        bool counts = month is not null && departementHolds && territory is not null && cell >= 0;
        ReadFigure(line, cell, counts);
        if (month is not null)
        {
            month.Rows++;
        }
    }

    private void ReadFigure(in SubmittedLine line, int cell, bool counts)
    {
        long value = ReturnNumber.ReadPlain(line.Value, out int written);
        ValueStatus status = ValueStatus.Reported;
        if (value < 0 || line.Status.Length > 0 || indicator < 0 || written > decimals[indicator])
        {
            status = StatusFitsValue.Read(session, line, ref value, indicator < 0 ? null : edition.Sent[indicator]);
        }

        bool commented = line.Comment.Length > 0;
        if (commented)
        {
            session.ReportPersonal(line.Number, ReturnColumns.Comment, line.Comment);
        }

        if (!counts)
        {
            if (indicator >= 0)
            {
                session.Doubts.Add(edition.Sent[indicator].Code);
            }

            return;
        }

        if (territory!.StatusOf(cell) != ValueStatus.Absent)
        {
            KeyIsUnique.Report(session, line, territory.LineOf(cell));
            return;
        }

        territory.Set(cell, status, value, line.Number);
        if (commented && SubmittedLine.TextOf(line.Comment) is { Length: > 0 } comment)
        {
            territory.SetComment(cell, comment);
        }
    }

    private int CellOf(in SubmittedLine line)
    {
        if (indicator < 0)
        {
            return -1;
        }

        ulong breakdown = Key(line.Breakdown);
        ulong category = Key(line.Category);
        int cell =
            breakdown == Unpacked || category == Unpacked
                ? -1
                : space.CellAt(indicator, breakdown, category, lastCell + 1);
        if (cell < 0)
        {
            cell = BreakdownIsAllowed.Find(session, line, edition, edition.Sent[indicator]);
        }

        if (!territorial[indicator] && territory is { Code.Length: > 0 })
        {
            IndicatorIsTerritorial.Report(session, line);
            return -1;
        }

        lastCell = cell;
        return cell;
    }

    private void TurnToMonth(in SubmittedLine line, ulong key)
    {
        monthKey = key;
        territoryKey = Unpacked;
        month = null;
        session.Findings.About = null;
        if (MonthText.Read(SubmittedLine.TextOf(line.Month)) is not ReferenceMonth written)
        {
            MonthIsWritten.Report(session, line);
            monthKey = Unpacked;
        }
        else if (session.Ask.Month is ReferenceMonth asked && written != asked)
        {
            MonthMatches.Report(session, line, asked);
            monthKey = Unpacked;
        }
        else
        {
            session.Findings.About = written;
            month = session.OpenMonth(written, line.Number);
        }
    }

    private void TurnToTerritory(in SubmittedLine line, ulong key)
    {
        territoryKey = key;
        string code = key == 0 ? "" : SubmittedLine.TextOf(line.Territory);
        if (code.Length > CodeIndex.LongestCode)
        {
            session.Report(TerritoryIsDeclared.Code, line.Number, ReturnColumns.Territory, line.Territory, "T01");
            (territory, territoryKey) = (null, Unpacked);
            return;
        }

        territory = month?.Open(code.ToUpperInvariant());
    }

    private void TurnToIndicator(in SubmittedLine line, ulong key)
    {
        indicatorKey = key;
        indicator = key == Unpacked ? -1 : space.IndicatorAt(key);
        if (indicator < 0)
        {
            indicator = space.IndicatorAt(SubmittedLine.TextOf(line.Indicator));
        }

        if (indicator < 0)
        {
            IndicatorIsKnown.Report(session, line, edition);
            indicatorKey = Unpacked;
        }

        if (latest is not null)
        {
            string code = SubmittedLine.TextOf(line.Indicator).ToUpperInvariant();
            bool inLatest = latest.FindIndicator(code) is not null;
            onlyInLatest += inLatest && indicator < 0 ? 1 : 0;
            onlyHere += !inLatest && indicator >= 0 ? 1 : 0;
        }
    }

    /// <summary>The cell as a number, 0 when empty; <see cref="Unpacked"/> when it is too long to be a code.</summary>
    private static ulong Key(ReadOnlySpan<byte> cell) =>
        cell.Length <= CodeIndex.LongestCode ? CodeIndex.Pack(cell) : Unpacked;
}
