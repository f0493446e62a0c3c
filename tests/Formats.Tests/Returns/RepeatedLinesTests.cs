using System.Globalization;
using System.Text;
using Observatoire.Editions;
using Observatoire.Returns.Checking;

namespace Observatoire.Formats.Tests.Returns;

/// <summary>
/// A text in memory is read line by line where its lines repeat one another, a stream never is: whatever is done to a
/// file, both ways give the same figures and the same faults, and so does a check without its shortcut.
/// </summary>
public sealed class RepeatedLinesTests
{
    private const string Header =
        "mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire";

    private static readonly string[] LineFaults = ["N01", "N02", "R34S", "R36", "R36K", "R37", "R38", "R38D"];

    private static readonly string[] Oddities =
    [
        "",
        ";;;;;;;;",
        "2026-03;01;T01;ACC_PUB;;;12",
        "2026-03;01;T01;ACC_PUB;;;12;;;;;",
        "2026-03;01;T02;NOT_ONE;;;12;;",
        "2026-04;01;T02;ACC_PUB;;;12;;",
        "2026-03;02;T02;ACC_PUB;;;12;;",
        "2026-03;1;T02;acc_pub;;;12;;",
        "2026-03;01;T02;ACC_PUB;;;012;;",
        "2026-03;01;T02;ACC_PUB;;;1 234;;",
        "2026-03;01;T02;ACC_PUB;;;;M;",
        "2026-03;01;T02;ACC_PUB;;;12;E;estimé",
        "2026-03;01;T02;ACC_PUB;;;-12;;",
        "2026-03;01;T02;DEP_PER;;;1234567,5;;",
        "2026-03;01;T02;DEP_PER;;;123456789;;",
        "2026-03;01;T02;DEP_PER;;;12345678901;;",
        "2026-03;01;UN-TERRITOIRE-AU-CODE-TROP-LONG;ACC_PUB;;;12;;",
    ];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_text_in_memory_gives_what_its_stream_gives(int seed)
    {
        byte[] file = Encoding.UTF8.GetBytes(MakeFile(new Random(seed)));

        CheckedFile here = ReturnFiles.Check(file);
        CheckedFile streamed = ReturnFiles.CheckStreamed(file);

        Assert.Equal(Faults(streamed), Faults(here));
        Assert.Equal(streamed.Rows, here.Rows);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_check_without_its_shortcut_gives_the_same_verdict(int seed)
    {
        byte[] file = Encoding.UTF8.GetBytes(MakeFile(new Random(seed)));

        Assert.Equal(ReturnFiles.Tell(file, usesShortcut: false), ReturnFiles.Tell(file, usesShortcut: true));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_month_of_an_edition_before_is_told_the_same_too(int seed)
    {
        Random random = new(seed);
        string[] codes =
        [
            .. ReturnFiles
                .Editions.Editions[random.Next(2)]
                .Sent.Concat(ReturnFiles.Editions.Editions[0].Sent)
                .Select(each => each.Code),
        ];
        random.Shuffle(codes);
        IEnumerable<string> lines = codes
            .Take(random.Next(2, codes.Length))
            .SelectMany(code => Enumerable.Repeat($"2017-06;01;;{code};;;{random.Next(900)};;", random.Next(1, 3)));
        byte[] file = Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(Header)));

        Assert.Equal(ReturnFiles.Tell(file, usesShortcut: false), ReturnFiles.Tell(file, usesShortcut: true));
    }

    [Fact]
    public void A_file_without_a_fault_in_a_line_has_all_its_lines_read()
    {
        List<string> lines = Lines(new Random(0), [.. Enumerable.Range(0, 60)]);

        CheckedFile file = ReturnFiles.Check(Encoding.UTF8.GetBytes(Header + "\n" + string.Join('\n', lines)));

        Assert.Equal(lines.Count, file.Rows);
        Assert.DoesNotContain(file.Findings.Findings, found => found.Code[0] == 'F' || LineFaults.Contains(found.Code));
    }

    private static string MakeFile(Random random)
    {
        int[] cells = [.. Enumerable.Range(0, random.Next(1, 80))];
        if (random.Next(3) == 0)
        {
            random.Shuffle(cells);
        }

        List<string> lines = Lines(random, cells);
        for (int change = random.Next(12); change > 0; change--)
        {
            int at = random.Next(lines.Count);
            switch (random.Next(4))
            {
                case 0:
                    lines.Insert(at, Oddities[random.Next(Oddities.Length)]);
                    break;
                case 1:
                    lines.Insert(at, lines[random.Next(lines.Count)]);
                    break;
                case 2:
                    lines.RemoveAt(at);
                    lines.Add(Oddities[0]);
                    break;
                default:
                    (lines[at], lines[0]) = (lines[0], lines[at]);
                    break;
            }
        }

        string end = random.Next(3) switch
        {
            0 => "\r\n",
            1 when random.Next(4) == 0 => "\r",
            _ => "\n",
        };
        string extra = random.Next(4) == 0 ? ";;" : "";
        string text = string.Join(end, lines.Select(line => line + extra).Prepend(Header + extra));
        return random.Next(2) == 0 ? text : text + end;
    }

    private static List<string> Lines(Random random, int[] cells)
    {
        IReadOnlyList<CellName> names = ReturnFiles.Editions.Latest.Cells.Names;
        return
        [
            .. from territory in new[] { "", "T01", "T02" }
            from name in cells.Select(cell => names[cell])
            where territory.Length == 0 || name.Indicator.Territorial
            let value = random.Next(10) == 0 ? 0 : random.Next(1, (int)Math.Pow(10, random.Next(1, 8)))
            select string.Create(
                CultureInfo.InvariantCulture,
                $"2026-03;01;{territory};{name.Indicator.Code};{name.Breakdown};{name.Category};{value};;"
            ),
        ];
    }

    // The faults of sums and relations repeat the figures they are about.
    private static string[] Faults(CheckedFile file) =>
        [
            .. file.Findings.Findings.Select(each =>
                $"{each.Code} {each.Line} {each.Column} {each.Found} {each.Expected} {each.Severity}"
            ),
        ];
}
