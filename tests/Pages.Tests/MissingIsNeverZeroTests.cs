using System.Globalization;
using System.Text;
using Observatoire.Disclosure;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Indicators;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Pages.Files;
using Observatoire.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Statistics.Indicators;
using Observatoire.Support;
using Observatoire.Support.Pages;

namespace Observatoire.Pages.Tests;

/// <summary>
/// From the files of the départements to the published file: whatever is not there, said to be missing, not applicable or
/// late, is never a zero. No figure given is a zero here, so that any zero published would be one.
/// </summary>
public sealed class MissingIsNeverZeroTests
{
    private const string Header =
        "mois;departement;territoire;indicateur;ventilation;modalite;valeur;statut;commentaire";

    private static readonly ReferenceMonth Month = new(2018, 5);
    private static readonly string[] Silences = ["M", "X", "R"];

    private static readonly EditionSeries Editions = NomenclatureFolder.Read(Repository.Nomenclature);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_is_missing_is_not_published_as_zero(int seed)
    {
        NomenclatureEdition edition = Editions.InForce(Month)!;
        Dictionary<string, Dictionary<string, double>> given = Draw(edition, new Random(seed));
        SiteFigures figures = new(Publishable(edition, given, new Random(seed)), Editions);

        foreach (IndicatorDefinition indicator in figures.Indicators)
        {
            string[][] lines =
            [
                .. Encoding
                    .UTF8.GetString(IndicatorCsv.Write(figures, indicator))
                    .Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                    .Skip(1)
                    .Select(line => line.Split(',')),
            ];
            Assert.DoesNotContain(lines, line => IsFigure(line) && Number(line) == 0);
            string[][] own = [.. lines.Where(line => line[2] == "departement" && line[4] == "somme")];
            Assert.NotEmpty(own);
            Assert.All(own, line => AssertOwn(line));
            double sum = given.Values.Sum(each => each.GetValueOrDefault(indicator.Code));
            Assert.Equal(sum, Number(lines.Single(line => line[2] == "nation" && line[4] == "somme")), 6);

            void AssertOwn(string[] line)
            {
                bool isGiven = given[line[3]].TryGetValue(indicator.Code, out double value);
                Assert.Equal(isGiven ? "complet" : "manquant", line[6]);
                Assert.Equal(isGiven ? value.ToString(CultureInfo.InvariantCulture) : "", line[5]);
            }
        }
    }

    private static bool IsFigure(string[] line) => line[5].Length > 0 && line[4] is not ("repondants" or "attendus");

    private static double Number(string[] line) => double.Parse(line[5], CultureInfo.InvariantCulture);

    /// <summary>For each département, what it gives; some give nothing at all.</summary>
    private static Dictionary<string, Dictionary<string, double>> Draw(NomenclatureEdition edition, Random random) =>
        edition.Departements.ToDictionary(
            departement => departement.Code,
            _ =>
                edition
                    .Sent.Where(_ => random.Next(3) > 0)
                    .ToDictionary(
                        indicator => indicator.Code,
                        _ => (double)random.Next(11, 100_000),
                        StringComparer.Ordinal
                    ),
            StringComparer.Ordinal
        );

    private static ProtectedTable Publishable(
        NomenclatureEdition edition,
        Dictionary<string, Dictionary<string, double>> given,
        Random random
    )
    {
        ReturnCheck check = new(Editions);
        List<ActivityReturn> returns = [];
        foreach ((string departement, Dictionary<string, double> values) in given.Where(pair => pair.Value.Count > 0))
        {
            ReturnSession session = check.Begin(new ReturnAsk(departement, Month, Month.PlusMonths(1)));
            ReturnFileReader.Read(Encoding.UTF8.GetBytes(Text(edition, departement, values, random)), session);
            ActivityReturn read = session.Typed(Month)!;
            returns.Add(FactFile.Read(FactFile.Write(read), Editions)!);
        }

        MonthFigures figures = new(
            Month,
            edition,
            returns.ToDictionary(sent => sent.Departement, sent => DepartementFigures.Extract(edition, sent, ""))
        );
        return Protection.Protect(
            MonthAggregation
                .Compute(MonthFigureFile.Read(MonthFigureFile.Write(figures, ""), Month, Editions), [])
                .Cells,
            new EditionSeries([edition])
        );
    }

    /// <summary>What is not given has no line, or one that says why.</summary>
    private static string Text(
        NomenclatureEdition edition,
        string departement,
        Dictionary<string, double> values,
        Random random
    )
    {
        StringBuilder text = new(Header);
        foreach (IndicatorDefinition indicator in edition.Sent)
        {
            if (values.TryGetValue(indicator.Code, out double value))
            {
                text.Append(CultureInfo.InvariantCulture, $"\n{Month};{departement};;{indicator.Code};;;{value};;");
            }
            else if (random.Next(2) == 0)
            {
                string why = Silences[random.Next(Silences.Length)];
                text.Append(CultureInfo.InvariantCulture, $"\n{Month};{departement};;{indicator.Code};;;;{why};");
            }
        }

        return text.ToString();
    }
}
