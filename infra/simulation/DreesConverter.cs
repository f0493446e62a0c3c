using System.Globalization;
using System.Text;
using CsvHelper;

namespace Observatoire.Simulation;

/// <summary>
/// Turns the DREES figures (monthly RSA and AAH, yearly staff) into activity returns in the project's own format, all
/// in one file sorted by month and département: the demonstration the runner ships with.
/// </summary>
/// <remarks>
/// A figure the source does not give stays missing (status M), never zero. FTE are rounded to two decimals, the
/// precision of a return. Staff counted on 31 December 2017 are the stock of 2017-12.
/// </remarks>
public static class DreesConverter
{
    public const string Header =
        "mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire";

    /// <summary>
    /// The territories of the source that are not départements of the nomenclature, in one place. Null: left out,
    /// because the source gives the same figures under the codes of the nomenclature as well.
    /// </summary>
    private static readonly Dictionary<string, string?> SourceTerritories = new(StringComparer.Ordinal)
    {
        ["20"] = null, // Corse whole, beside Corse-du-Sud and Haute-Corse
        ["20A"] = "2A",
        ["20B"] = "2B",
        ["69D"] = null, // département du Rhône without the métropole de Lyon, beside Rhône whole (69)
        ["69M"] = null, // métropole de Lyon, beside Rhône whole (69)
    };

    private static readonly Dictionary<string, string> IndicatorOfBenefit = new(StringComparer.Ordinal)
    {
        ["RSA"] = "INS_FOY",
        ["AAH"] = "AAH",
    };

    /// <summary>Sheet of the staff file, and the category of the breakdown PRO it fills (empty: the total).</summary>
    private static readonly Dictionary<string, string> CategoryOfSheet = new(StringComparer.Ordinal)
    {
        ["etp - total general hors AF"] = "",
        ["etp - pers medical"] = "MED",
        ["etp - psychologues"] = "PSY",
        ["etp - pers paramed"] = "PAR",
        ["etp - pers social et educatif"] = "SOE",
        ["etp - pers medico-tech"] = "MET",
        ["etp - pers admin et tech"] = "ADT",
    };

    /// <param name="monthly">CSV with the columns prestation, code, mois, effectif.</param>
    /// <param name="staff">CSV with the columns feuille, code, annee, valeur.</param>
    /// <returns>The returns, LF line ends, header first.</returns>
    /// <exception cref="InvalidDataException">When one figure is given twice for a département and month.</exception>
    public static string Convert(string monthly, string staff)
    {
        SortedDictionary<(string Month, string Departement, int Order), string> lines = new(LineOrder.Instance);
        foreach (string[] row in Rows(monthly, "prestation", "code", "mois", "effectif"))
        {
            if (DepartementOf(row[1]) is string departement)
            {
                string indicator = IndicatorOfBenefit[row[0]];
                int order = indicator is "INS_FOY" ? 0 : 1;
                Add(lines, row[2], departement, order, indicator, "", row[3]);
            }
        }

        string[] sheets = [.. CategoryOfSheet.Keys];
        foreach (string[] row in Rows(staff, "feuille", "code", "annee", "valeur"))
        {
            string sheet = row[0];
            if (
                row[2] == "2017"
                && CategoryOfSheet.TryGetValue(sheet, out string? category)
                && DepartementOf(row[1]) is string departement
            )
            {
                int order = 2 + Array.IndexOf(sheets, sheet);
                Add(lines, "2017-12", departement, order, "ETP_POU", category, row[3]);
            }
        }

        StringBuilder text = new(Header + "\n");
        text.AppendJoin('\n', lines.Values).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string[]> Rows(string csv, params string[] columns)
    {
        using CsvReader reader = CsvReader.FromText(csv, new CsvReaderOptions { Separator = ',' });
        while (reader.Read())
        {
            yield return [.. columns.Select(reader.GetString)];
        }
    }

    private static string? DepartementOf(string code)
    {
        string padded = code.Length == 1 ? "0" + code : code;
        return SourceTerritories.TryGetValue(padded, out string? departement) ? departement : padded;
    }

    private static void Add(
        SortedDictionary<(string Month, string Departement, int Order), string> lines,
        string month,
        string departement,
        int order,
        string indicator,
        string category,
        string value
    )
    {
        bool missing = !decimal.TryParse(
            value,
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out decimal number
        );
        string written = missing
            ? ""
            : Math.Round(number, 2, MidpointRounding.AwayFromZero)
                .ToString("0.##", CultureInfo.InvariantCulture)
                .Replace('.', ',');
        string breakdown = category.Length == 0 ? "" : "PRO";
        string status = missing ? "M" : "";
        string line = $"{month};{departement};;{indicator};{breakdown};{category};{written};{status};";
        if (!lines.TryAdd((month, departement, order), line))
        {
            throw new InvalidDataException($"{indicator} {category} of {departement} in {month} is given twice.");
        }
    }

    private sealed class LineOrder : IComparer<(string Month, string Departement, int Order)>
    {
        public static LineOrder Instance { get; } = new();

        public int Compare(
            (string Month, string Departement, int Order) x,
            (string Month, string Departement, int Order) y
        )
        {
            int byMonth = string.CompareOrdinal(x.Month, y.Month);
            int byDepartement = string.CompareOrdinal(x.Departement, y.Departement);
            return byMonth != 0 ? byMonth
                : byDepartement != 0 ? byDepartement
                : x.Order.CompareTo(y.Order);
        }
    }
}
