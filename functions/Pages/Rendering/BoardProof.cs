using Observatoire.Editions;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Files;

namespace Observatoire.Pages.Rendering;

/// <summary>
/// Proves before anything is drawn that a board can be, with the figures of a release. The build of the dashboards has
/// looked for unknown codes too; this looks at the nomenclature and the figures there are when a release is made.
/// </summary>
internal static class BoardProof
{
    /// <exception cref="InvalidDataException">
    /// When the board names an indicator that no edition has, when a visual has no figure to show, or when none of the cards of
    /// a visual has any; the message says the board, the place and the indicator.
    /// </exception>
    public static void Prove(Board board, SiteFigures figures, EditionSeries editions)
    {
        foreach ((string place, string indicator) in Named(board))
        {
            if (editions.Editions.All(edition => edition.FindIndicator(indicator) is null))
            {
                throw new InvalidDataException(
                    $"Board « {board.Id} », {place}: no edition of the nomenclature has « {indicator} »."
                );
            }
        }

        foreach (BoardVisual visual in board.Visuals)
        {
            string shown = visual.Indicator ?? board.DefaultIndicator;
            if (visual.Kind is VisualKind.Map or VisualKind.Trend or VisualKind.Table && !figures.Shows(shown))
            {
                throw new InvalidDataException(
                    $"Board « {board.Id} », visual « {visual.Id} »: « {shown} » has no figure in this release."
                );
            }

            if (
                visual is { Kind: VisualKind.Cards }
                && !(visual.Cards ?? []).Any(card => figures.Shows(card.Indicator))
            )
            {
                throw new InvalidDataException(
                    $"Board « {board.Id} », visual « {visual.Id} »: none of its cards has a figure in this release "
                        + $"({string.Join(", ", (visual.Cards ?? []).Select(card => card.Indicator).Distinct())})."
                );
            }
        }
    }

    private static IEnumerable<(string Place, string Indicator)> Named(Board board) =>
        [
            ("defaultIndicator", board.DefaultIndicator),
            .. board
                .Visuals.Where(visual => visual.Indicator is not null)
                .Select(visual => ($"visual « {visual.Id} »", visual.Indicator!)),
            .. board.Visuals.SelectMany(visual =>
                (visual.Cards ?? []).Select(
                    (card, index) => ($"visual « {visual.Id} », card {index + 1}", card.Indicator)
                )
            ),
        ];
}
