using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Organisations;

namespace Observatoire.Pages.Outcomes;

/// <summary>The value a département holds on an axis of the typology.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Value">The value.</param>
/// <param name="Since">First month of the time it has held it without a break, however many declarations say so.</param>
internal sealed record HeldType(TypologyAxis Axis, TypologyChoice Value, ReferenceMonth Since)
{
    /// <summary>Those held in that month, in the order of the typology; an axis without a value is absent.</summary>
    public static IReadOnlyList<HeldType> In(ReferenceMonth month, Organisation organisation, Typology typology) =>
        [
            .. from axis in typology.Axes
            let value = organisation.ValueOf(axis.Code, month)
            where value is not null
            select new HeldType(
                axis,
                axis.Values.First(choice => string.Equals(choice.Code, value, StringComparison.Ordinal)),
                SinceOf(organisation, axis.Code, value, month)
            ),
        ];

    private static ReferenceMonth SinceOf(Organisation organisation, string axis, string value, ReferenceMonth month)
    {
        TypologyValue[] held =
        [
            .. organisation
                .Typology.Where(each =>
                    string.Equals(each.Axis, axis, StringComparison.Ordinal)
                    && string.Equals(each.Value, value, StringComparison.Ordinal)
                    && each.Period.From <= month
                )
                .OrderByDescending(each => each.Period.From),
        ];
        ReferenceMonth since = held.First(each => each.Period.Covers(month)).Period.From;
        foreach (TypologyValue earlier in held.Where(each => each.Period.To is not null))
        {
            if (earlier.Period.To!.Value.PlusMonths(1) == since)
            {
                since = earlier.Period.From;
            }
        }

        return since;
    }
}
