using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Organisations;
using Observatoire.Returns.Rules;
using Observatoire.Returns.Shortcuts;

namespace Observatoire.Returns.Checking;

/// <summary>One file being checked: it takes the lines in their order, then gives the verdict. Not for two threads.</summary>
/// <remarks>
/// The edition is that of the file's first month. A file whose codes are those of the latest edition, about months before
/// it, is history sent in that edition. The first line is taken at its word; where most lines say otherwise
/// <see cref="MustRestart"/> is true once they are read, and they are to be read again.
/// </remarks>
public sealed class ReturnSession
{
    /// <summary>A month with fewer than this share of the lines of the fullest month of a file is a slip of the pen.</summary>
    private const double LeastShareOfAMonth = 0.1;

    private readonly ReturnCheck check;
    private readonly ReturnAsk ask;
    private readonly Dictionary<ReferenceMonth, MonthCells> months = [];
    private LineFindings said;
    private LineReading? reading;
    private NomenclatureEdition? edition;
    private bool readsLatest;
    private bool restarted;
    private bool abandoned;
    private int rows;

    internal ReturnSession(ReturnCheck check, ReturnAsk ask) =>
        (this.check, this.ask, said, Shortcut) = (check, ask, check.SayNothing(ask), check.MakeShortcut());

    /// <summary>What was found so far; readers add the faults of the file itself.</summary>
    public FindingList Findings => said.Findings;

    /// <summary>Whose figures they are; null until a line says so.</summary>
    public string? Departement { get; private set; }

    /// <summary>The months of the lines read so far, in order.</summary>
    public IReadOnlyList<ReferenceMonth> Months => [.. months.Keys.Order()];

    /// <summary>Number of lines added.</summary>
    public int Rows => rows + (Shortcut?.Rows ?? 0);

    /// <summary>Takes lines that are like the one before; null when every line is to be added in full.</summary>
    public LineShortcut? Shortcut { get; }

    /// <summary>True when the lines must be read again from the first, after <see cref="Restart"/>.</summary>
    public bool MustRestart =>
        !restarted && !abandoned && reading is { IsSettled: false } && readsLatest != PrefersLatest(reading);

    /// <summary>Forgets every line and finding; the lines are then read in the other edition.</summary>
    public void Restart()
    {
        restarted = true;
        readsLatest = !readsLatest;
        months.Clear();
        said = check.SayNothing(ask);
        (reading, edition, Departement, rows) = (null, null, null, 0);
        Shortcut?.End();
    }

    /// <summary>The file could not be read to its end: this is said, and nothing of what was read before it.</summary>
    public void Abandon(Finding finding)
    {
        months.Clear();
        said = check.SayNothing(ask);
        said.Findings.Add(finding);
        (reading, edition, Departement) = (null, null, null);
        Shortcut?.End();
        abandoned = true;
    }

    /// <summary>A line could not be read at all: what it was about is not known, so nothing is said to be absent.</summary>
    public void Skip() => said.Doubts.AddAll();

    public void Add(in SubmittedLine line)
    {
        if ((line.Indicator.IsEmpty || line.Indicator[0] == ' ') && SubmittedLine.TextOf(line.Indicator).Length == 0)
        {
            rows += LineHasIndicator.Read(said, line) ? 1 : 0;
            Shortcut?.Forget(-1);
            return;
        }

        rows++;
        if (Shortcut is not null && Shortcut.TryTake(line))
        {
            return;
        }

        if (reading is null && !Start(line))
        {
            said.ReportPersonal(line.Number, ReturnColumns.Comment, line.Comment);
            said.Doubts.Add(SubmittedLine.TextOf(line.Indicator).ToUpperInvariant());
            return;
        }

        reading!.Read(line);
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
            book.Check(new RuleScope(edition, month, months[month], organisation, all, said.Doubts), Findings);
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
            said.Report(MonthIsOver.Code, line, ReturnColumns.Month, month.ToString(), last);
        }

        cells = new MonthCells(edition!.Cells) { FirstLine = line };
        months.Add(month, cells);
        return cells;
    }

    /// <summary>Whose figures, which month, in which edition: from what is asked, else from the first line.</summary>
    private bool Start(in SubmittedLine line)
    {
        ReferenceMonth? month = ask.Month ?? MonthText.Read(SubmittedLine.TextOf(line.Month));
        if (month is null)
        {
            MonthIsWritten.Report(said, line);
            return false;
        }

        NomenclatureEdition? inForce = check.Editions.InForce(month.Value);
        bool isRetrospective = IsRetrospectiveInLatest(month.Value);
        if (!restarted)
        {
            readsLatest = inForce is null || (isRetrospective && IsOnlyInLatest(line, inForce));
        }

        edition =
            !readsLatest ? inForce
            : isRetrospective ? check.Editions.Latest
            : null;
        if (edition is null)
        {
            said.Report(
                MonthHasEdition.Code,
                line.Number,
                ReturnColumns.Month,
                month.Value.ToString(),
                EarliestMonth()
            );
            return false;
        }

        said.Guard = check.BookOf(edition).Guard;
        string written = SubmittedLine.TextOf(line.Departement);
        Departement = ask.Departement ?? DepartementMatches.Normalise(written);
        if (edition.FindDepartement(Departement) is null)
        {
            said.Report(DepartementIsKnown.Code, line.Number, ReturnColumns.Departement, line.Departement, "01 … 976");
            (Departement, edition) = (null, null);
            said.Guard = check.BookOf(check.Editions.Latest).Guard;
            return false;
        }

        NomenclatureEdition? other =
            restarted || inForce is null || inForce == check.Editions.Latest ? null
            : readsLatest ? inForce
            : check.Editions.Latest;
        Shortcut?.Begin(edition, check.TableOf(edition), other);
        reading = new LineReading(this, said, edition, other, Departement, Shortcut);
        return true;
    }

    /// <summary>True when more lines have a code that only the latest edition knows than the reverse, and it may be about all the months.</summary>
    private bool PrefersLatest(LineReading lines) =>
        (readsLatest ? lines.OnlyHere > lines.OnlyInOther : lines.OnlyInOther > lines.OnlyHere)
        && months.Keys.All(IsRetrospectiveInLatest);

    private bool IsOnlyInLatest(in SubmittedLine line, NomenclatureEdition inForce)
    {
        string code = SubmittedLine.TextOf(line.Indicator).ToUpperInvariant();
        return inForce.FindIndicator(code) is null && check.Editions.Latest.FindIndicator(code) is not null;
    }

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
                    said.Report(MonthMatches.Code, line, ReturnColumns.Month, month.ToString(), fullest.ToString());
                    said.Doubts.Add(stray.Space.Names[cell].Indicator.Code);
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
