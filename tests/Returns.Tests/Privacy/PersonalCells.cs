using System.Globalization;
using System.Numerics;
using Observatoire.Returns.Privacy;

namespace Observatoire.Returns.Tests.Privacy;

/// <summary>Invented identifiers in the spellings files have them in, drawn with a seed, alone or in a sentence.</summary>
internal sealed class PersonalCells(Random random)
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    private static readonly GuardedColumn[] AnyColumn =
    [
        GuardedColumn.Comment,
        GuardedColumn.Comment,
        GuardedColumn.Territory,
        GuardedColumn.Category,
        GuardedColumn.Value,
    ];

    public IReadOnlyList<(PersonalMark Mark, Func<(string Cell, GuardedColumn Column)> Draw)> Kinds =>
        [
            (PersonalMark.Nir, () => Anywhere(Nir())),
            (PersonalMark.Mail, () => Anywhere(Mail())),
            (PersonalMark.Telephone, () => Anywhere(Telephone())),
            (PersonalMark.BirthDate, () => Anywhere(BirthDate())),
            (PersonalMark.Iban, () => Anywhere(Iban())),
            (PersonalMark.PersonName, () => Anywhere(Name())),
            (PersonalMark.FreeText, () => (FreeText(), GuardedColumn.Comment)),
            (
                PersonalMark.FineCrossing,
                () => (Crossing(), random.Next(2) == 0 ? GuardedColumn.Breakdown : GuardedColumn.Category)
            ),
        ];

    private T Pick<T>(T[] among) => among[random.Next(among.Length)];

    private string Digits(int count) => string.Concat(Enumerable.Range(0, count).Select(_ => random.Next(10)));

    private (string Cell, GuardedColumn Column) Anywhere(string identifier)
    {
        GuardedColumn column = Pick(AnyColumn);
        return (
            column == GuardedColumn.Comment ? string.Format(Plain, Pick(PersonalWords.Around), identifier) : identifier,
            column
        );
    }

    private string Nir()
    {
        string departement = random.Next(10) switch
        {
            0 => "2A",
            1 => "2B",
            2 => $"97{random.Next(1, 7)}",
            3 => "99",
            _ => $"{random.Next(1, 96):00}",
        };
        string commune = departement.Length == 3 ? $"{random.Next(1, 25):00}" : $"{random.Next(1, 600):000}";
        string[] parts =
        [
            Pick(["1", "2", "1", "2", "3", "4", "7", "8"]),
            Digits(2),
            $"{Pick([random.Next(1, 13), random.Next(1, 13), 20, 31, 42, 50, 99]):00}",
            departement,
            commune,
            $"{random.Next(1, 999):000}",
        ];
        string number = string.Concat(parts)
            .Replace("2A", "19", StringComparison.Ordinal)
            .Replace("2B", "18", StringComparison.Ordinal);
        string key =
            $"{97 - long.Parse(departement.StartsWith('2') && departement.Length == 2 && char.IsLetter(departement[1]) ? number : string.Concat(parts), Plain) % 97:00}";
        string[] whole = random.Next(3) == 0 ? parts : [.. parts, key];
        string spaced = string.Join(Pick(["", "", " ", " ", ".", "\u00A0", "\u202F", "-"]), whole);
        return random.Next(12) == 0 && whole.Length == 7
            ? $"{string.Concat(parts)} {key}"
            : spaced.Replace("2A", Pick(["2A", "2a"]), StringComparison.Ordinal);
    }

    private string Mail()
    {
        string user =
            $"{Pick(PersonalWords.FirstNames)}{Pick([".", "_", "", "-"])}{Pick(PersonalWords.Surnames)}".Replace(
                " ",
                "",
                StringComparison.Ordinal
            );
        string host = Pick([
            "orange.fr",
            "gmail.com",
            "laposte.net",
            "mairie-saint-denis.fr",
            "ac-lille.education.fr",
            "wanadoo.fr",
        ]);
        string address = user + Pick(["@", "@", "@", "@", "@", " @ ", "(at)", " [at] ", " arobase ", "＠"]) + host;
        return Pick([address, address.ToUpperInvariant(), $"<{address}>", $"mailto:{address}"]);
    }

    private string Telephone()
    {
        string prefix = Pick([
            "6",
            "7",
            "1",
            "2",
            "3",
            "4",
            "5",
            "9",
            "262",
            "692",
            "590",
            "690",
            "594",
            "694",
            "596",
            "696",
            "269",
            "639",
        ]);
        string rest = prefix + Digits(9 - prefix.Length);
        string mark = Pick([" ", ".", "-", "\u00A0", "\u202F", "/", " - "]);
        string pairs = string.Join(mark, rest[..1], rest[1..3], rest[3..5], rest[5..7], rest[7..9]);
        return random.Next(9) switch
        {
            0 => $"0{rest}",
            1 => $"+33{rest}",
            2 => $"+33 {pairs}",
            3 => $"0033{rest}",
            4 => $"+33 (0){pairs}",
            5 => $"0{rest[..3]} {rest[3..6]} {rest[6..]}",
            6 => $"+262 {rest[..3]} {rest[3..5]} {rest[5..7]} {rest[7..]}",
            7 => $"tél. 0{pairs}",
            _ => $"0{pairs}",
        };
    }

    private string BirthDate()
    {
        DateTime day = new DateTime(1930, 1, 1).AddDays(random.Next(365 * 85));
        string mark = Pick(["/", ".", "-", "\u2011"]);
        string written = random.Next(6) switch
        {
            0 => day.ToString("yyyy-MM-dd", Plain),
            1 when day.Year < 2000 => day.ToString($"dd'{mark}'MM'{mark}'yy", Plain),
            2 => $"{day.Day} {PersonalWords.Months[day.Month - 1]} {day.Year}",
            3 => $"{Math.Min(day.Day, 28)} {Pick(PersonalWords.Months)} {day.Year}",
            4 => day.ToString("d/M/yyyy", Plain),
            _ => day.ToString($"dd'{mark}'MM'{mark}'yyyy", Plain),
        };
        return Pick(["", "", "né le ", "née le ", "DDN ", "date de naissance : "]) + written;
    }

    private string Iban()
    {
        string bank = Digits(5);
        string branch = Digits(5);
        string account = Digits(10) + Pick(["", "A", "K", "Z"]).PadRight(1, (char)('0' + random.Next(10)));
        BigInteger rib = Numeric(bank + branch + RibDigits(account)) * 100 % 97;
        string key = $"{97 - (int)rib:00}";
        if (random.Next(6) == 0)
        {
            return string.Join(Pick([" ", " ", "-"]), bank, branch, account, key);
        }

        (string country, string body) =
            random.Next(5) == 0 ? ("BE", Digits(12)) : ("FR", bank + branch + account + key);
        string check = $"{98 - (int)(Numeric(IbanDigits(body + country + "00")) % 97):00}";
        string whole = country + check + body;
        return Pick([
            whole,
            whole.ToLowerInvariant(),
            string.Join(Pick([" ", "\u00A0", "-"]), whole.Chunk(4).Select(four => new string(four))),
        ]);
    }

    private static BigInteger Numeric(string digits) => BigInteger.Parse(digits, Plain);

    private static string IbanDigits(string text) =>
        string.Concat(text.Select(symbol => char.IsAsciiDigit(symbol) ? symbol - '0' : symbol - 'A' + 10));

    private static string RibDigits(string text) =>
        string.Concat(
            text.Select(symbol => char.IsAsciiDigit(symbol) ? symbol : "12345678912345678923456789"[symbol - 'A'])
        );

    private string Name()
    {
        string first = Pick(PersonalWords.FirstNames);
        string last = Pick(PersonalWords.Surnames);
        string capitals = last.ToUpper(CultureInfo.GetCultureInfo("fr-FR"));
        return random.Next(8) switch
        {
            0 => $"{Pick(["M.", "Mme", "Mlle", "Monsieur", "Madame", "Dr", "Mr"])} {last}",
            1 => $"{Pick(["M.", "Mme", "Mlle", "Monsieur", "Madame"])} {capitals}",
            2 => $"{Pick(["Mme", "M."])} {first} {last}",
            3 => $"{capitals} {first}",
            4 => $"{first} {capitals}",
            5 => $"{first} {last}",
            6 => $"{Pick(["mme", "madame", "monsieur"])} {last.ToLowerInvariant()}",
            _ => $"{capitals}, {first}",
        };
    }

    private string FreeText()
    {
        string[] words =
        [
            "le",
            "ménage",
            "suivi",
            "depuis",
            "longtemps",
            "a",
            "été",
            "reçu",
            "au",
            "service",
            "pour",
            "sa",
            "dette",
            "de",
            "loyer",
        ];
        return string.Join(' ', Enumerable.Range(0, random.Next(26, 90)).Select(_ => Pick(words)));
    }

    private string Crossing()
    {
        string[] codes = ["MOT", "MEN", "LOG", "ISO", "INS", "CPE", "AGE", "SEX"];
        string first = Pick(codes);
        return first
            + Pick(["+", "/", " x ", "*", "-", " ", "_", "|", " + ", " et ", "×"])
            + Pick([.. codes.Where(code => code != first)]);
    }
}
