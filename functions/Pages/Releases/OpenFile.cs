using System.Globalization;
using System.Text;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Pages.Files;
using Observatoire.Statistics.Indicators;

namespace Observatoire.Pages.Releases;

/// <summary>The open file of an indicator, or of territories, as its readers have it: what <see cref="IndicatorCsv"/> wrote.</summary>
/// <remarks>
/// A figure is known by all that stands before its value in the line. Numbers of départements (<c>repondants</c>,
/// <c>attendus</c>) say how a figure came about and are none themselves.
/// </remarks>
public sealed class OpenFile
{
    private const string Folder = CsvFile.Folder;
    private const string Extension = CsvFile.Extension;

    /// <summary>Separators before the value: those of indicator, month, level, code and measure.</summary>
    private const int KeyFields = 5;

    /// <summary>What is calculated from the others, and changes only with them.</summary>
    private static readonly string[] Calculated =
    [
        $"{Folder}{CsvFile.Comparisons}{Extension}",
        $"{Folder}{CsvFile.Organisations}{Extension}",
    ];

    private const string LineEnd = CsvText.LineEnd;

    private static readonly byte[] FirstLine = Encoding.UTF8.GetBytes(IndicatorCsv.Header + LineEnd);

    private static readonly string[] Counts =
    [
        PublishedNames.NameOf(Measure.Reported),
        PublishedNames.NameOf(Measure.Expected),
    ];

    private readonly ReadOnlyMemory<byte> content;

    private OpenFile(string indicator, ReadOnlyMemory<byte> content)
    {
        Indicator = indicator;
        this.content = content.Span.StartsWith(FirstLine)
            ? content[FirstLine.Length..]
            : throw new InvalidDataException($"{Folder}{indicator}{Extension} does not begin as an open file does.");
    }

    /// <summary>What names the file: the code of the indicator.</summary>
    public string Indicator { get; }

    /// <summary>The open files of the figures of a release, in the order of their names.</summary>
    /// <exception cref="InvalidDataException">When one has other columns.</exception>
    public static IReadOnlyList<OpenFile> ListIn(IEnumerable<PublishedFile> release) =>
        [
            .. release
                .Where(file => !file.Immutable)
                .Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal))
                .Where(file => file.Path.EndsWith(Extension, StringComparison.Ordinal))
                .Where(file => !Calculated.Contains(file.Path))
                .Select(file => new OpenFile(file.Path[Folder.Length..^Extension.Length], file.Content))
                .OrderBy(file => file.Indicator, StringComparer.Ordinal),
        ];

    /// <summary>How many départements are in each figure of the nation, a month each.</summary>
    public IEnumerable<MonthCoverage> Coverage()
    {
        string nation = $",{PublishedNames.NameOf(AreaLevel.Nation)},{Area.France.Code},";
        Dictionary<string, int> reported = new(StringComparer.Ordinal);
        foreach (string line in Lines().Split(LineEnd).Where(line => line.Contains(nation, StringComparison.Ordinal)))
        {
            string[] fields = line.Split(',');
            if (fields[4] == PublishedNames.NameOf(Measure.Reported))
            {
                reported[fields[1]] = Count(fields[5]);
            }
            else if (fields[4] == PublishedNames.NameOf(Measure.Expected) && Count(fields[5]) is > 0 and int expected)
            {
                yield return new MonthCoverage(
                    Indicator,
                    ReferenceMonth.Parse(fields[1]),
                    reported.GetValueOrDefault(fields[1]),
                    expected
                );
            }
        }
    }

    /// <summary>What is in the files of a release and was not, or not so, in those of another.</summary>
    /// <param name="before">Of the release before; none for the first release.</param>
    /// <param name="after">Of this one.</param>
    public static IEnumerable<FigureChange> Changes(IReadOnlyList<OpenFile> before, IReadOnlyList<OpenFile> after)
    {
        Dictionary<string, OpenFile> known = before.ToDictionary(file => file.Indicator, StringComparer.Ordinal);
        foreach (OpenFile file in after)
        {
            known.Remove(file.Indicator, out OpenFile? old);
            foreach (FigureChange change in Changes(old?.Lines() ?? "", file.Lines()))
            {
                yield return change;
            }
        }

        foreach (FigureChange change in known.Values.SelectMany(gone => Changes(gone.Lines(), "")))
        {
            yield return change;
        }
    }

    /// <summary>
    /// Line beside line as long as both tell of the same figures, which is nearly always to the end; from there on by what
    /// the figures are.
    /// </summary>
    private static List<FigureChange> Changes(string before, string after)
    {
        List<FigureChange> changes = [];
        int then = 0;
        int now = 0;
        while (then < before.Length && now < after.Length)
        {
            ReadOnlySpan<char> old = LineAt(before, then);
            ReadOnlySpan<char> line = LineAt(after, now);
            int key = EndOfKey(line);
            if (!old.SequenceEqual(line))
            {
                if (!old.StartsWith(line[..(key + 1)]))
                {
                    break;
                }

                AddChange(changes, line[..key].ToString(), old[(key + 1)..].ToString(), line[(key + 1)..].ToString());
            }

            then += old.Length + LineEnd.Length;
            now += line.Length + LineEnd.Length;
        }

        Dictionary<string, string> rest = FiguresFrom(before, then);
        foreach ((string key, string figure) in FiguresFrom(after, now))
        {
            rest.Remove(key, out string? old);
            AddChange(changes, key, old, figure);
        }

        foreach ((string key, string old) in rest)
        {
            AddChange(changes, key, old, null);
        }

        return changes;
    }

    /// <summary>Below the header. Read each time: a hundred files of many months would be as many megabytes.</summary>
    private string Lines() => Encoding.UTF8.GetString(content.Span);

    /// <summary>Value and state of each figure from a line on, by what stands before them in their lines.</summary>
    private static Dictionary<string, string> FiguresFrom(string lines, int at)
    {
        Dictionary<string, string> figures = new(StringComparer.Ordinal);
        while (at < lines.Length)
        {
            ReadOnlySpan<char> line = LineAt(lines, at);
            int key = EndOfKey(line);
            figures.Add(line[..key].ToString(), line[(key + 1)..].ToString());
            at += line.Length + LineEnd.Length;
        }

        return figures;
    }

    private static ReadOnlySpan<char> LineAt(string lines, int at)
    {
        ReadOnlySpan<char> rest = lines.AsSpan(at);
        int end = rest.IndexOf(LineEnd);
        return end < 0 ? rest : rest[..end];
    }

    /// <summary>Where the separator before the value stands.</summary>
    /// <exception cref="InvalidDataException">When the line has fewer fields.</exception>
    private static int EndOfKey(ReadOnlySpan<char> line)
    {
        int end = -1;
        for (int field = 0; field < KeyFields; field++)
        {
            int next = line[(end + 1)..].IndexOf(',');
            end = next < 0 ? throw new InvalidDataException($"« {line} » is no line of an open file.") : end + next + 1;
        }

        return end;
    }

    private static void AddChange(List<FigureChange> changes, string key, string? then, string? now)
    {
        string[] fields = key.Split(',');
        if (!Counts.Contains(fields[4]) && KindOf(then, now) is ChangeKind kind)
        {
            changes.Add(
                new FigureChange(
                    kind,
                    fields[0],
                    ReferenceMonth.Parse(fields[1]),
                    Area.Parse(PublishedNames.LevelOf(fields[2]), fields[3]),
                    fields[4],
                    ValueOf(then),
                    ValueOf(now)
                )
            );
        }
    }

    private static ChangeKind? KindOf(string? then, string? now) =>
        (ValueOf(then), ValueOf(now)) switch
        {
            (decimal old, decimal value) => old == value ? null : ChangeKind.Revised,
            (null, decimal) => IsWithheld(then) ? ChangeKind.Opened : ChangeKind.Added,
            (decimal, null) => IsWithheld(now) ? ChangeKind.Withheld : ChangeKind.Removed,
            (null, null) => null,
        };

    private static decimal? ValueOf(string? figure) =>
        figure is null || figure[0] == ','
            ? null
            : decimal.Parse(figure.AsSpan(0, figure.AsSpan().IndexOf(',')), CultureInfo.InvariantCulture);

    private static bool IsWithheld(string? figure) =>
        figure is not null
        && figure.EndsWith("," + PublishedNames.NameOf(CellState.Withheld), StringComparison.Ordinal);

    private static int Count(string field) => (int)(ValueOf(field + ",") ?? 0);
}

/// <summary>How many départements are in a figure of the nation.</summary>
/// <param name="Indicator">Its indicator.</param>
/// <param name="Month">Its month.</param>
/// <param name="Reported">Départements that gave a value.</param>
/// <param name="Expected">Départements that should have.</param>
public sealed record MonthCoverage(string Indicator, ReferenceMonth Month, int Reported, int Expected)
{
    /// <summary>0.9 is nine in ten.</summary>
    public double Part => (double)Reported / Expected;
}
