using Observatoire.Statistics.Findings;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Organisations;
using Observatoire.Statistics.Returns.Privacy;
using Observatoire.Statistics.Returns.Rules;
using Observatoire.Statistics.Time;

namespace Observatoire.Statistics.Returns;

/// <summary>One file being checked: it takes the lines in their order, then gives the verdict. Not for two threads.</summary>
/// <remarks>
/// The edition is that of the file's first month. A file whose codes are those of the latest edition, about months before
/// it, is history sent in that edition: then <see cref="MustRestart"/> is true once the lines are read, and they are to
/// be read again.
/// </remarks>
public sealed class ReturnSession
{
    /// <summary>Bytes of the longest value that is plainly written.</summary>
    public const int LongestValue = 10;

    /// <summary>A month with fewer than this share of the lines of the fullest month of a file is a slip of the pen.</summary>
    private const double LeastShareOfAMonth = 0.1;

    private static readonly Dictionary<string, GuardedColumn> Guarded = new(StringComparer.Ordinal)
    {
        [ReturnColumns.Month] = GuardedColumn.Month,
        [ReturnColumns.Departement] = GuardedColumn.Departement,
        [ReturnColumns.Territory] = GuardedColumn.Territory,
        [ReturnColumns.Indicator] = GuardedColumn.Indicator,
        [ReturnColumns.Breakdown] = GuardedColumn.Breakdown,
        [ReturnColumns.Category] = GuardedColumn.Category,
        [ReturnColumns.Value] = GuardedColumn.Value,
        [ReturnColumns.Status] = GuardedColumn.Status,
        [ReturnColumns.Comment] = GuardedColumn.Comment,
    };

    private readonly ReturnCheck check;
    private readonly ReturnAsk ask;
    private readonly Dictionary<ReferenceMonth, MonthCells> months = [];
    private LineReading? reading;
    private NomenclatureEdition? edition;
    private bool restarted;
    private bool abandoned;

    internal ReturnSession(ReturnCheck check, ReturnAsk ask) => (this.check, this.ask) = (check, ask);

    /// <summary>What was found so far; readers add the faults of the file itself.</summary>
    public FindingList Findings { get; private set; } = new();

    /// <summary>Whose figures they are; null until a line says so.</summary>
    public string? Departement { get; private set; }

    /// <summary>The months of the lines read so far, in order.</summary>
    public IReadOnlyList<ReferenceMonth> Months => [.. months.Keys.Order()];

    /// <summary>Number of lines added.</summary>
    public int Rows { get; private set; }

    /// <summary>What the cells of the lines are; null until a line says which edition they are in.</summary>
    public CellSpace? Cells => edition?.Cells;

    /// <summary>The cell the last line was about, counted or not; -1 when that is not known.</summary>
    public int LastCell => reading?.LastCell ?? -1;

    /// <summary>True when the lines must be read again from the first, after <see cref="Restart"/>.</summary>
    public bool MustRestart =>
        !restarted && !abandoned && reading is { PrefersLatest: true } && months.Keys.All(IsRetrospectiveInLatest);

    internal ReturnAsk Ask => ask;

    internal Doubts Doubts { get; private set; } = new();

    /// <summary>Forgets every line and finding; the lines are then read in the latest edition.</summary>
    public void Restart()
    {
        restarted = true;
        months.Clear();
        Findings = new FindingList();
        Doubts = new Doubts();
        (reading, edition, Departement, Rows) = (null, null, null, 0);
    }

    /// <summary>The file could not be read to its end: this is said, and nothing of what was read before it.</summary>
    public void Abandon(Finding finding)
    {
        months.Clear();
        Findings = new FindingList();
        Findings.Add(finding);
        (reading, edition, Departement) = (null, null, null);
        abandoned = true;
    }

    /// <summary>A line could not be read at all: what it was about is not known, so nothing is said to be absent.</summary>
    public void Skip() => Doubts.AddAll();

    public void Add(in SubmittedLine line)
    {
        if ((line.Indicator.IsEmpty || line.Indicator[0] == ' ') && SubmittedLine.TextOf(line.Indicator).Length == 0)
        {
            Rows += LineHasIndicator.Read(this, line) ? 1 : 0;
            return;
        }

        Rows++;
        if (reading is null && !Start(line))
        {
            ReportPersonal(line.Number, ReturnColumns.Comment, line.Comment);
            Doubts.Add(SubmittedLine.TextOf(line.Indicator).ToUpperInvariant());
            return;
        }

        reading!.Read(line);
    }

    /// <summary>As <see cref="Add"/>, for a line that differs from the last by its cell and value only.</summary>
    /// <param name="cell">Its cell, by its number in <see cref="Cells"/>.</param>
    /// <param name="text">The text from its value on: at least <see cref="LongestValue"/> bytes.</param>
    /// <param name="length">Bytes of its value: 1 to <see cref="LongestValue"/>.</param>
    /// <param name="line">Its number.</param>
    /// <returns>False when the line was not taken and is to be added in full.</returns>
    public bool TryAddNext(int cell, ReadOnlySpan<byte> text, int length, int line)
    {
        long value = ReturnNumber.ReadPlain(text, length, out int decimals);
        bool isTaken = reading!.TryReadNext(cell, value, decimals, line);
        Rows += isTaken ? 1 : 0;
        return isTaken;
    }

    /// <summary>The verdict, once every line is added.</summary>
    /// <param name="organisation">
    /// How the département says it is organised; null where that is not known, because it never said or in a browser.
    /// </param>
    /// <param name="history">What it sent before; <see cref="ReturnHistory.None"/> where the caller may not know it.</param>
    public CheckedFile Complete(Organisation? organisation, ReturnHistory history)
    {
        if (edition is null || reading is null)
        {
            return new CheckedFile(Departement, Months, [], Findings, Rows);
        }

        RefuseStrayMonths();
        ReturnHistory all = history.With(months);
        RuleBook book = check.BookOf(edition);
        foreach (ReferenceMonth month in Months)
        {
            Findings.About = month;
            book.Check(new RuleScope(edition, month, months[month], organisation, all, Doubts), Findings);
        }

        IReadOnlyList<ActivityReturn> returns =
            Findings.Errors > 0
                ? []
                :
                [
                    .. Months.Select(month => new ActivityReturn(
                        Departement!,
                        month,
                        edition.Period.Id,
                        months[month]
                    )),
                ];
        HashSet<int> commented =
        [
            .. months.Values.SelectMany(month => month.All.ToArray()).SelectMany(each => each.CommentedLines),
        ];
        return new CheckedFile(Departement, Months, returns, Findings, Rows)
        {
            CommentedLines = commented,
            RowsOfMonths = months.ToDictionary(pair => pair.Key, pair => pair.Value.Rows),
        };
    }

    /// <summary>
    /// The figures of a month of a file that was accepted once, without judging it again: a rule or a territory may have
    /// changed since. Null when the file has none of that month.
    /// </summary>
    public ActivityReturn? Typed(ReferenceMonth month) =>
        edition is not null && months.TryGetValue(month, out MonthCells? cells)
            ? new ActivityReturn(Departement!, month, edition.Period.Id, cells)
            : null;

    /// <summary>The cells of a month; that it is not over is said once.</summary>
    internal MonthCells OpenMonth(ReferenceMonth month, int line)
    {
        if (months.TryGetValue(month, out MonthCells? cells))
        {
            return cells;
        }

        if (month >= ask.CurrentMonth)
        {
            string last = ask.CurrentMonth.PlusMonths(-1).ToString();
            Report(MonthIsOver.Code, line, ReturnColumns.Month, month.ToString(), last);
        }

        cells = new MonthCells(edition!.Cells) { FirstLine = line };
        months.Add(month, cells);
        return cells;
    }

    internal void Report(string code, int line, string column, string? found, string? expected) =>
        Findings.Add(new Finding(code, Severity.Error, line, column, found, expected));

    /// <summary>Says that a cell is not what was expected; or, where it carries something personal, that alone.</summary>
    internal void Report(string code, int line, string column, ReadOnlySpan<byte> cell, string? expected)
    {
        if (!ReportPersonal(line, column, cell))
        {
            Report(code, line, column, SubmittedLine.TextOf(cell), expected);
        }
    }

    /// <summary>Says that a cell carries something personal, if it does; what it carries is never repeated.</summary>
    internal bool ReportPersonal(int line, string column, ReadOnlySpan<byte> cell)
    {
        NomenclatureEdition guarding = edition ?? check.Editions.Latest;
        PersonalMark? mark = check.BookOf(guarding).Guard.Find(cell, Guarded[column], ask.Month);
        if (mark is PersonalMark found)
        {
            Findings.Add(new Finding(PersonalMarkCodes.Of(found), Severity.Error, line, column));
        }

        return mark is not null;
    }

    /// <summary>Whose figures, which month, in which edition: from what is asked, else from the first line.</summary>
    private bool Start(in SubmittedLine line)
    {
        ReferenceMonth? month = ask.Month ?? MonthText.Read(SubmittedLine.TextOf(line.Month));
        if (month is null)
        {
            MonthIsWritten.Report(this, line);
            return false;
        }

        edition = EditionOf(month.Value);
        if (edition is null)
        {
            Report(MonthHasEdition.Code, line.Number, ReturnColumns.Month, month.Value.ToString(), EarliestMonth());
            return false;
        }

        string written = SubmittedLine.TextOf(line.Departement);
        Departement = ask.Departement ?? DepartementMatches.Normalise(written);
        if (edition.FindDepartement(Departement) is null)
        {
            Report(DepartementIsKnown.Code, line.Number, ReturnColumns.Departement, line.Departement, "01 … 976");
            (Departement, edition) = (null, null);
            return false;
        }

        reading = new LineReading(this, edition, restarted ? null : check.Editions.Latest, Departement);
        return true;
    }

    private NomenclatureEdition? EditionOf(ReferenceMonth month) =>
        !restarted && check.Editions.InForce(month) is NomenclatureEdition inForce ? inForce
        : IsRetrospectiveInLatest(month) ? check.Editions.Latest
        : null;

    private string EarliestMonth()
    {
        EditionPeriod latest = check.Editions.Latest.Period;
        ReferenceMonth first = check.Editions.Editions[0].Period.First;
        return (latest.RetrospectiveFrom is ReferenceMonth past && past < first ? past : first).ToString();
    }

    private bool IsRetrospectiveInLatest(ReferenceMonth month) =>
        check.Editions.Latest.Period.Covers(month) || month >= check.Editions.Latest.Period.RetrospectiveFrom;

    private void RefuseStrayMonths()
    {
        if (ask.Month is not null || months.Count < 2)
        {
            return;
        }

        (ReferenceMonth fullest, MonthCells most) = months.MaxBy(pair => pair.Value.Rows);
        foreach ((ReferenceMonth month, MonthCells stray) in months.ToArray())
        {
            if (stray.Rows < LeastShareOfAMonth * most.Rows)
            {
                months.Remove(month);
                Findings.About = month;
                foreach ((int cell, int line) in stray.All.ToArray().SelectMany(LinesOf))
                {
                    Report(MonthMatches.Code, line, ReturnColumns.Month, month.ToString(), fullest.ToString());
                    Doubts.Add(stray.Space.Names[cell].Indicator.Code);
                }
            }
        }
    }

    private static IEnumerable<(int Cell, int Line)> LinesOf(TerritoryCells territory) =>
        Enumerable
            .Range(0, territory.Count)
            .Select(cell => (cell, territory.LineOf(cell)))
            .Where(pair => pair.Item2 > 0);
}
