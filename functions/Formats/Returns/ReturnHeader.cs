using System.Text;
using Observatoire.Editions;
using Observatoire.Returns;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Privacy;

namespace Observatoire.Formats.Returns;

/// <summary>Where each column of a return stands in a file.</summary>
internal sealed class ReturnHeader
{
    public const string MissingColumn = "F04";
    public const string UnknownColumn = "F05";
    public const string RepeatedColumn = "F09";
    public const string NoTitles = "F19";

    /// <summary>Lines of a file, or rows of a sheet, in which its titles are looked for.</summary>
    public const int TitleLines = 30;

    /// <summary>With fewer of a return's titles a line is not taken for its header when others stand above the figures.</summary>
    public const int FewestTitles = 3;

    /// <summary>The column an annotated copy adds: the copy, mended, may be sent as it is.</summary>
    public const string Annotations = "anomalies";

    private readonly Dictionary<string, int> positions = new(StringComparer.Ordinal);

    private ReturnHeader(int fieldCount) => FieldCount = fieldCount;

    /// <summary>Number of columns, blank ones at the end left out.</summary>
    public int FieldCount { get; }

    public int this[string column] => positions[column];

    public IReadOnlyDictionary<string, int> Positions => positions;

    /// <summary>Position of the column of an annotated copy, when there is one.</summary>
    public int? AnnotationColumn { get; private set; }

    /// <summary>Reads the header; whatever is wrong with it is added to <paramref name="findings"/>.</summary>
    /// <param name="names">The titles.</param>
    /// <param name="line">Their line.</param>
    /// <param name="findings">Takes what is wrong.</param>
    /// <param name="blankTitles">True where a column may stand apart without a title, as in a workbook.</param>
    public static ReturnHeader Read(string[] names, int line, FindingList findings, bool blankTitles = false)
    {
        int count = names.Length;
        while (count > 0 && string.IsNullOrWhiteSpace(names[count - 1]))
        {
            count--;
        }

        ReturnHeader header = new(count);
        List<Finding> unknown = [];
        for (int position = 0; position < count; position++)
        {
            string column = ColumnOf(names[position]) ?? Latin.Fold(names[position]);
            if (string.Equals(column, Annotations, StringComparison.Ordinal))
            {
                header.AnnotationColumn = position;
                continue;
            }

            if (blankTitles && column.Length == 0)
            {
                continue;
            }

            if (!ReturnColumns.All.Contains(column, StringComparer.Ordinal))
            {
                unknown.Add(Unknown(names[position], line));
            }
            else if (!header.positions.TryAdd(column, position))
            {
                findings.Add(new(RepeatedColumn, Severity.Error, line, column, names[position]));
            }
        }

        bool hasTitles = header.positions.Count > 0;
        foreach (Finding finding in unknown.Where(each => hasTitles || PersonalMarkCodes.IsPersonal(each.Code)))
        {
            findings.Add(finding);
        }

        if (!hasTitles)
        {
            findings.Add(new(NoTitles, Severity.Error, line, "1", null, string.Join(", ", ReturnColumns.All)));
            return header;
        }

        foreach (string column in ReturnColumns.All.Where(column => !header.positions.ContainsKey(column)))
        {
            findings.Add(new(MissingColumn, Severity.Error, line, column, null, column));
        }

        return header;
    }

    /// <summary>How many columns of a return the titles name.</summary>
    public static int CountTitles(IEnumerable<string> titles) =>
        titles.Select(ColumnOf).OfType<string>().Distinct(StringComparer.Ordinal).Count();

    /// <summary>The column a title names, in whatever case, accents and number: <c>Code indicateur</c>, <c>Commentaires</c>.</summary>
    private static string? ColumnOf(string title)
    {
        if (ReturnColumns.All.Contains(title, StringComparer.Ordinal))
        {
            return title;
        }

        string folded = Latin.Fold(title).Trim('"').Replace('_', ' ');
        string bare = folded.StartsWith("code ", StringComparison.Ordinal) ? folded["code ".Length..] : folded;
        return ReturnColumns.All.FirstOrDefault(column =>
            string.Equals(bare, column, StringComparison.Ordinal)
            || (
                bare.Length == column.Length + 1 && bare[^1] == 's' && bare.StartsWith(column, StringComparison.Ordinal)
            )
        );
    }

    /// <summary>What is said of a column that a return does not have; one that names people is not repeated.</summary>
    public static Finding Unknown(string name, int line)
    {
        if (PrivacyGuard.FindInTitle(Encoding.UTF8.GetBytes(name)) is PersonalMark mark)
        {
            return new Finding(PersonalMarkCodes.CodeOf(mark), Severity.Error, line);
        }

        string expected = string.Join(", ", ReturnColumns.All);
        return new Finding(UnknownColumn, Severity.Error, line, name, name, expected);
    }
}
