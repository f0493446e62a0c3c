using Observatoire.Editions;
using Observatoire.Pages.Files;

namespace Observatoire.Pages.Outcomes;

/// <summary>The open file of the outcomes of départements beside each other: what their pages show, with its digits.</summary>
/// <remarks>
/// A line an outcome and département: outcome (<c>resultat</c>), first and last month, level, code; value and interval; value
/// once it borrows strength from the others (<c>lisse</c>) and its interval; what is expected of it (<c>attendu</c>) and
/// between what 95 such départements in 100 would lie; ranks it may hold; verdict; state of the value.
/// </remarks>
internal static class StandingCsv
{
    private const string Header =
        "resultat,debut,fin,niveau,code,valeur,bas,haut,lisse,lisse_bas,lisse_haut,attendu,attendu_bas,attendu_haut,"
        + "rang_min,rang_max,verdict,statut";

    /// <returns>Null when nothing compares départements.</returns>
    public static CsvFile? Write(Comparisons comparisons)
    {
        string[] lines =
        [
            .. comparisons
                .Standings.OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .SelectMany(pair => pair.Value.Outcomes.Index())
                .OrderBy(each => each.Index)
                .Select(each => LineOf(each.Item)),
        ];
        return lines.Length == 0 ? null : CsvFile.Write(CsvFile.Comparisons, CsvText.Write(Header, lines));
    }

    private static string LineOf(OutcomeStanding standing)
    {
        OutcomeNumbers numbers = new(standing.Figures);
        bool isKnown = standing.Figure.Value is not null;
        return string.Join(
            ',',
            [
                .. numbers.Key,
                PublishedNames.NameOf(AreaLevel.Departement),
                standing.Figure.Departement,
                .. numbers.Around(standing.Figure.Value, standing.Interval),
                .. numbers.Around(standing.Shrunk?.Shrunk, standing.Shrunk?.Interval),
                .. isKnown ? numbers.Around(standing.Expected?.Expected, standing.Expected?.Interval) : ["", "", ""],
                .. OutcomeNumbers.Ranks(standing.Rank, standing.Ranked),
                isKnown ? PublishedNames.NameOf(standing.Verdict) : "",
                PublishedNames.NameOf(standing.Figure.State),
            ]
        );
    }
}
