using System.Globalization;
using System.Security;
using System.Text;
using System.Text.Json;
using Observatoire.Editions.Time;
using Observatoire.Formats.Tests.Returns;
using Observatoire.Returns;

namespace Observatoire.Formats.Tests.Rules;

/// <summary>The return of the Ain for March 2026, in which no rule finds anything, and three years of returns before it.</summary>
internal sealed class RightReturn
{
    private static readonly ReferenceMonth Month = new(2026, 3);

    private const string Figures = """
        ACC_PUB=1003 ACC_ADM=402 ACC_TS=301 DEM_NEW=211 DEM_CON=322 DEM_TOT=533 DEM_TIE=17 DEM_ATT=43
        RDV_FIX=481 RDV_HON=397 RDV_ABS=52 RDV_ANN=32 RDV_P15=101 RDV_P30=73 RDV_PSU=21 RDV_JRS=4321
        SUI_DEB=2204 SUI_OUV=113 SUI_CLO=98 SUI_CLO[MCL=OBJ]=61 SUI_CLO[MCL=DEP]=37 SUI_FIN=2219 SUI_CPX=317 SUI_EVA=62
        SUI_ACT=1203 COL_SEA=14 COL_PAR=131 COL_HRS=96 COL_HRS[PRO=ASS]=61,5 COL_HRS[PRO=CESF]=22 COL_HRS[PRO=ES]=12,5
        IND_HRS=5110 IND_HRS[PRO=ASS]=3203 IND_HRS[PRO=CESF]=1104 IND_HRS[PRO=ES]=803 ORI_TOT=157 ORI_CNF=84 COO_INS=6
        COO_SYN=23 COO_MUL=411 COO_REF=287 COO_CHX=132 COO_SHR=52 COO_ACR=41 PRE_PRO=133 PRE_REF=12 PAR_CNV=27 ASE_INF=71
        ASE_EVA=58 ASE_MIO=612 ASE_ACC=803 PMI_CON=1421 INS_FOY=7693 INS_CTR=5211 APA_DEM=214 FSL_DEM=242 FSL_ACC=161
        FSL_MTT=48213,5 SUR_DOS=18 PJM_MES=87 ETP_BUD=68 ETP_POU=64,75 ETP_POU[PRO=ASS]=31,5 ETP_POU[PRO=CESF]=11
        ETP_POU[PRO=ES]=8,25 ETP_POU[PRO=ADM]=14 ETP_POL=27,5 ABS_JRS=81,5 ABS_THE=1322 DEP_PER=232104,25 DEP_FON=31207
        DEP_SST=8011 DEP_REO=0 SST_MES=214 SST_CPX=51
        """;

    private readonly List<(string Key, string[] Cells)> lines = [];

    public RightReturn()
    {
        foreach (string figure in Figures.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            Change("+" + figure);
        }
    }

    /// <summary>
    /// Changes parted by « ; »: <c>SUI_FIN=12</c> another value, <c>SUI_FIN.statut=M</c> another cell, <c>*.mois=2026-02</c>
    /// in every line, <c>+BOU:SUI_FIN[GES=REG]=12</c> one more line, <c>-SUI_FIN</c> a line less, <c>×10</c> all values.
    /// </summary>
    public RightReturn Change(string changes)
    {
        foreach (string change in changes.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            ChangeOnce(change);
        }

        return this;
    }

    public int Count => lines.Count;

    /// <summary>Line of the file where the figure is, the last one when there are several.</summary>
    public int LineOf(string key) => IndexOf(key) + 2;

    /// <summary>The file, with these columns when not with the nine of a return; one it does not have is empty.</summary>
    public byte[] Csv(params string[] columns)
    {
        string[] titles = columns.Length > 0 ? columns : [.. ReturnColumns.All];
        IEnumerable<string> written = lines.Select(line =>
            string.Join(';', titles.Select(title => Column(title) is var at and >= 0 ? line.Cells[at] : ""))
        );
        return Encoding.UTF8.GetBytes(string.Join('\n', written.Prepend(string.Join(';', titles))));
    }

    /// <summary>The file as a workbook, with one text of its sheet replaced by another.</summary>
    public byte[] Xlsx(string text = "\0", string by = "", params (string Name, string Text)[] parts) =>
        Workbook.Of(
            Workbook.Titles
                + string.Concat(lines.Select(line => $"<row>{string.Concat(line.Cells.Select(Cell))}</row>"))
                    .Replace(text, by, StringComparison.Ordinal),
            parts
        );

    /// <summary>The file as JSON, an object a line.</summary>
    public byte[] Json() =>
        JsonSerializer.SerializeToUtf8Bytes(
            lines.Select(line =>
                line.Cells.Zip(ReturnColumns.All).ToDictionary(pair => pair.Second, pair => pair.First)
            ),
            JsonSerializerOptions.Web
        );

    /// <summary>
    /// What was sent for some months before: each figure a little more or less than that of March 2026, as counts are; the
    /// month before ends with the cases that March opens with.
    /// </summary>
    /// <param name="months">How many months.</param>
    /// <param name="changes">Figures of those months that differ.</param>
    public static ReturnHistory Earlier(int months = ReturnHistory.MonthsNeeded, string changes = "") =>
        HistoryOf(months, changes, Waver);

    /// <summary>Three years before in which all but the open cases was so much higher.</summary>
    public static ReturnHistory Higher(int percent) => HistoryOf(ReturnHistory.MonthsNeeded, "", (_, _) => 0, percent);

    /// <summary>A month before with the same figures but for these.</summary>
    public static ReturnHistory Same(string changes) => HistoryOf(1, changes, (_, _) => 0);

    private static ReturnHistory HistoryOf(
        int months,
        string changes,
        Func<int, int, long> waver,
        int higherPercent = 0
    )
    {
        RightReturn before = new RightReturn().Change("SUI_FIN=2204").Change(changes);
        string[] codes = [.. before.lines.Select(line => line.Key).Where(key => !key.EndsWith(']'))];
        Dictionary<ReferenceMonth, IReadOnlyDictionary<string, long>> totals = Enumerable
            .Range(1, months)
            .ToDictionary(
                back => Month.PlusMonths(-back),
                IReadOnlyDictionary<string, long> (back) =>
                    codes
                        .Select(
                            (code, index) =>
                                (
                                    code,
                                    Value: before.HundredthsOf(code) * (100 + higherPercent) / 100 + waver(index, back)
                                )
                        )
                        .ToDictionary(pair => pair.code, pair => Math.Max(0, pair.Value))
            );
        MonthCells cells = new(ReturnFiles.Editions.InForce(Month)!.Cells);
        foreach ((string code, long hundredths) in totals[Month.PlusMonths(-1)])
        {
            long value = code == "SUI_FIN" ? before.HundredthsOf(code) : hundredths;
            cells.Whole.Set(cells.Space.Find(code), ValueStatus.Reported, value, line: 1);
        }

        return new ReturnHistory(totals, new Dictionary<ReferenceMonth, MonthCells> { [Month.PlusMonths(-1)] = cells });
    }

    // From five less to five more, with no period.
    private static long Waver(int index, int back) => 100 * ((index * 31 + back * back * 7 + back) % 11 - 5);

    private void ChangeOnce(string change)
    {
        int equal = change.IndexOf('=', change.LastIndexOf(']') + 1);
        string[] key = (equal < 0 ? change : change[..equal]).TrimStart('+', '-').Split('.');
        string value = equal < 0 ? "" : change[(equal + 1)..];
        if (change == "×10")
        {
            lines.ForEach(line => line.Cells[6] = $"{HundredthsOf(line.Key) / 10m:0.##}".Replace('.', ','));
        }
        else if (change[0] == '-')
        {
            lines.RemoveAll(line => line.Key == key[0]);
        }
        else if (change[0] == '+')
        {
            lines.Add((key[0], CellsOf(key[0], value)));
        }
        else
        {
            int column = Column(key.ElementAtOrDefault(1) ?? ReturnColumns.Value);
            foreach ((_, string[] cells) in key[0] == "*" ? lines : [lines[IndexOf(key[0])]])
            {
                cells[column] = value;
            }
        }
    }

    private long HundredthsOf(string key) =>
        (long)(100 * decimal.Parse(lines[IndexOf(key)].Cells[6].Replace(',', '.'), CultureInfo.InvariantCulture));

    private int IndexOf(string key)
    {
        int index = lines.FindLastIndex(line => line.Key == key);
        return index >= 0 ? index : throw new InvalidOperationException($"The right return has no {key}.");
    }

    private static int Column(string title) => ReturnColumns.All.ToList().IndexOf(title);

    /// <summary>A cell of a sheet with a text.</summary>
    public static string Cell(string text) => $"""<c t="str"><v>{SecurityElement.Escape(text)}</v></c>""";

    /// <summary>The cells of <c>BOU:SUI_FIN[GES=REG]</c>.</summary>
    private static string[] CellsOf(string key, string value)
    {
        string[] place = key.Split(':');
        string[] codes = [.. place[^1].TrimEnd(']').Split('[', '='), "", ""];
        return [Month.ToString(), "01", place.Length > 1 ? place[0] : "", .. codes[..3], value, "", ""];
    }
}
