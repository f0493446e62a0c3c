using System.Globalization;
using System.Text;
using Observatoire.Disclosure;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Time;

namespace Observatoire.Pages.Releases;

/// <summary>The open file of an indicator as its readers have it: what <see cref="IndicatorCsv"/> wrote.</summary>
/// <remarks>
/// A figure is known by all that stands before its value in the line. Numbers of départements (<c>repondants</c>,
/// <c>attendus</c>) say how a figure came about and are none themselves.
/// </remarks>
public sealed class OpenFile
{
    private const string Folder = "donnees/";
    private const string Extension = ".csv";

    /// <summary>Separators before the value: those of indicator, month, level, code and measure.</summary>
    private const int KeyFields = 5;

    private readonly ReadOnlyMemory<byte> content;
    private readonly string text;

    private OpenFile(string indicator, ReadOnlyMemory<byte> content)
    {
        Indicator = indicator;
        this.content = content;
        text = Encoding.UTF8.GetString(content.Span);
        if (!text.StartsWith(IndicatorCsv.Header + "\r\n", StringComparison.Ordinal))
        {
            throw new InvalidDataException($"{Folder}{indicator}{Extension} does not begin as an open file does.");
        }
    }

    /// <summary>Code of the indicator, which names the file.</summary>
    public string Indicator { get; }

    /// <summary>The open files of a release, in the order of their indicators.</summary>
    /// <exception cref="InvalidDataException">When one has other columns.</exception>
    public static IReadOnlyList<OpenFile> Of(IEnumerable<PublishedFile> release) =>
        [
            .. release
                .Where(file => !file.Immutable)
                .Where(file => file.Path.StartsWith(Folder, StringComparison.Ordinal))
                .Where(file => file.Path.EndsWith(Extension, StringComparison.Ordinal))
                .Select(file => new OpenFile(file.Path[Folder.Length..^Extension.Length], file.Content))
                .OrderBy(file => file.Indicator, StringComparer.Ordinal),
        ];

    /// <summary>How many départements are in each figure of the nation, a month each.</summary>
    public IEnumerable<MonthCoverage> Coverage()
    {
        string nation = $",{PublishedNames.Of(AreaLevel.Nation)},{Area.France.Code},";
        Dictionary<string, int> reported = new(StringComparer.Ordinal);
        foreach (string line in text.Split("\r\n").Where(line => line.Contains(nation, StringComparison.Ordinal)))
        {
            string[] fields = line.Split(',');
            if (fields[4] == PublishedNames.Of(Measure.Reported))
            {
                reported[fields[1]] = Count(fields[5]);
            }
            else if (fields[4] == PublishedNames.Of(Measure.Expected) && Count(fields[5]) is > 0 and int expected)
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
            if (old is null || !old.content.Span.SequenceEqual(file.content.Span))
            {
                foreach (FigureChange change in Changes(old?.Figures() ?? [], file.Figures()))
                {
                    yield return change;
                }
            }
        }

        foreach (OpenFile gone in known.Values)
        {
            foreach (FigureChange change in Changes(gone.Figures(), []))
            {
                yield return change;
            }
        }
    }

    private static IEnumerable<FigureChange> Changes(
        Dictionary<string, string> before,
        Dictionary<string, string> after
    )
    {
        foreach ((string key, string now) in after)
        {
            before.Remove(key, out string? then);
            if (!string.Equals(then, now, StringComparison.Ordinal) && KindOf(then, now) is ChangeKind kind)
            {
                yield return Change(kind, key, then, now);
            }
        }

        foreach ((string key, string then) in before)
        {
            if (KindOf(then, null) is ChangeKind kind)
            {
                yield return Change(kind, key, then, null);
            }
        }
    }

    /// <summary>Value and state of each figure, by what stands before them in its line.</summary>
    private Dictionary<string, string> Figures()
    {
        string[] counts = [$",{PublishedNames.Of(Measure.Reported)}", $",{PublishedNames.Of(Measure.Expected)}"];
        Dictionary<string, string> figures = new(StringComparer.Ordinal);
        foreach (ReadOnlySpan<char> line in text.AsSpan(IndicatorCsv.Header.Length + 2).EnumerateLines())
        {
            int end = EndOfKey(line);
            if (end > 0 && !line[..end].EndsWith(counts[0]) && !line[..end].EndsWith(counts[1]))
            {
                figures.Add(line[..end].ToString(), line[(end + 1)..].ToString());
            }
        }

        return figures;
    }

    private static int EndOfKey(ReadOnlySpan<char> line)
    {
        int end = -1;
        for (int field = 0; field < KeyFields; field++)
        {
            int next = line[(end + 1)..].IndexOf(',');
            if (next < 0)
            {
                return -1;
            }

            end += next + 1;
        }

        return end;
    }

    private static ChangeKind? KindOf(string? then, string? now) =>
        (ValueOf(then), ValueOf(now)) switch
        {
            (decimal old, decimal value) => old == value ? null : ChangeKind.Revised,
            (null, decimal) => IsWithheld(then) ? ChangeKind.Opened : ChangeKind.Added,
            (decimal, null) => IsWithheld(now) ? ChangeKind.Withheld : ChangeKind.Removed,
            (null, null) => null,
        };

    private static FigureChange Change(ChangeKind kind, string key, string? then, string? now)
    {
        string[] fields = key.Split(',');
        return new FigureChange(
            kind,
            fields[0],
            ReferenceMonth.Parse(fields[1]),
            new Area(PublishedNames.LevelOf(fields[2]), fields[3]),
            fields[4],
            ValueOf(then),
            ValueOf(now)
        );
    }

    private static decimal? ValueOf(string? figure) =>
        figure is null || figure[0] == ','
            ? null
            : decimal.Parse(figure.AsSpan(0, figure.AsSpan().IndexOf(',')), CultureInfo.InvariantCulture);

    private static bool IsWithheld(string? figure) =>
        figure is not null && figure.EndsWith("," + PublishedNames.Of(CellState.Withheld), StringComparison.Ordinal);

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
