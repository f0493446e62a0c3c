using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Organisations;

/// <summary>
/// Whether territories that say their communes hold each commune of the département exactly once, in every month, and a
/// reorganisation gives those of the territories before to those after (rule R40 of the return).
/// </summary>
internal sealed class CommunePartition(
    Organisation organisation,
    IReadOnlyDictionary<string, string> communes,
    Typology typology
)
{
    public const string CommuneUnknown = "O14";
    public const string CommuneTwice = "O15";
    public const string CommunesLeftOut = "O16";
    public const string MapMissing = "O17";
    public const string MapNotClosed = "O18";

    // A territory that goes on may be given this as its end: no month follows it.
    private static readonly ReferenceMonth EndOfTime = new(9999, 12);

    private const char Part = '/';
    private const int LongestPart = 12;
    private const int MostNamed = 5;

    public IEnumerable<Finding> Check() =>
        [
            .. Unknown(),
            .. Twice(),
            .. LeftOut(),
            .. organisation.Events.Index().SelectMany(each => Map(each.Item, each.Index)),
        ];

    /// <summary>The commune of a code or of the code of a part.</summary>
    private static string CommuneOf(string code) => code.Split(Part)[0];

    private bool IsKnown(string code) =>
        communes.ContainsKey(CommuneOf(code)) && code.Split(Part) is [_] or [_, { Length: > 0 and <= LongestPart }];

    private IEnumerable<Finding> Unknown() =>
        from territory in organisation.Territories.Index()
        from commune in territory.Item.Communes.Index()
        where !IsKnown(commune.Item)
        select Error(CommuneUnknown, Place(territory.Index, commune.Index), commune.Item);

    /// <summary>In two territories of the same months or twice in one, whole both times, or the same part, or whole and in part.</summary>
    private IEnumerable<Finding> Twice()
    {
        Dictionary<string, List<(int Territory, string Code)>> seen = new(StringComparer.Ordinal);
        foreach ((int index, TerritoryPeriod territory) in organisation.Territories.Index())
        {
            foreach ((int at, string code) in territory.Communes.Index())
            {
                string commune = CommuneOf(code);
                if (!seen.TryGetValue(commune, out List<(int Territory, string Code)>? holders))
                {
                    seen.Add(commune, holders = []);
                }

                (int Territory, string Code) other = holders.Find(holder =>
                    organisation.Territories[holder.Territory].Period.Overlaps(territory.Period)
                    && (
                        string.Equals(holder.Code, code, StringComparison.Ordinal)
                        || string.Equals(holder.Code, commune, StringComparison.Ordinal)
                        || string.Equals(code, commune, StringComparison.Ordinal)
                    )
                );
                if (other.Code is not null)
                {
                    yield return Error(
                        CommuneTwice,
                        Place(index, at),
                        Named(commune),
                        organisation.Territories[other.Territory].Code
                    );
                }

                holders.Add((index, code));
            }
        }
    }

    /// <summary>In each month in which the territories change, once one of them says its communes.</summary>
    private IEnumerable<Finding> LeftOut()
    {
        IEnumerable<ReferenceMonth> changes = organisation
            .Territories.SelectMany(territory =>
                territory.Period.To is ReferenceMonth last && last < EndOfTime
                    ? new[] { territory.Period.From, last.PlusMonths(1) }
                    : [territory.Period.From]
            )
            .Distinct()
            .Order();
        foreach (ReferenceMonth month in changes)
        {
            HashSet<string> held = CommunesOf(organisation.TerritoriesIn(month));
            string[] left = [.. communes.Keys.Where(code => !held.Contains(code)).Order(StringComparer.Ordinal)];
            if (held.Count > 0 && left.Length > 0)
            {
                yield return Error(CommunesLeftOut, "territories", List(left), month.ToString());
            }
        }
    }

    /// <summary>Territories before or after that are not named, or do not exist, are another fault.</summary>
    private Finding[] Map(ReorganisationEvent change, int index)
    {
        if (
            typology.FindEvent(change.Type) is not { ChangesTerritories: true }
            || change.Month == new ReferenceMonth(1, 1)
            || Named(change.Before, change.Month.PlusMonths(-1)) is not TerritoryPeriod[] before
            || Named(change.After, change.Month) is not TerritoryPeriod[] after
        )
        {
            return [];
        }

        string place = $"events[{index}]";
        Finding[] lacking =
        [
            .. Lacking(before, $"{place}.before", change.Month.PlusMonths(-1)),
            .. Lacking(after, $"{place}.after", change.Month),
        ];
        if (lacking.Length > 0)
        {
            return lacking;
        }

        HashSet<string> onOneSide = CommunesOf(before);
        onOneSide.SymmetricExceptWith(CommunesOf(after));
        return onOneSide.Count == 0
            ? []
            : [Error(MapNotClosed, place, List([.. onOneSide.Order(StringComparer.Ordinal)]), change.Month.ToString())];
    }

    /// <returns>The territories of that month with those codes; null when there is none, or one does not exist.</returns>
    private TerritoryPeriod[]? Named(IReadOnlyList<string> codes, ReferenceMonth month)
    {
        TerritoryPeriod[] found =
        [
            .. organisation
                .TerritoriesIn(month)
                .Where(territory => codes.Contains(territory.Code, StringComparer.Ordinal)),
        ];
        return found.Length > 0 && found.Length == codes.Distinct(StringComparer.Ordinal).Count() ? found : null;
    }

    private static IEnumerable<Finding> Lacking(TerritoryPeriod[] territories, string place, ReferenceMonth month) =>
        territories
            .Where(territory => territory.Communes.Count == 0)
            .Select(territory => Error(MapMissing, place, territory.Code, month.ToString()));

    private static HashSet<string> CommunesOf(IEnumerable<TerritoryPeriod> territories) =>
        [.. territories.SelectMany(territory => territory.Communes.Select(CommuneOf))];

    private string List(string[] codes) =>
        string.Join(", ", codes.Take(MostNamed).Select(Named))
        + (codes.Length > MostNamed ? $"… ({codes.Length})" : "");

    private string Named(string code) => communes.TryGetValue(code, out string? name) ? $"{code} {name}" : code;

    private static string Place(int territory, int commune) => $"territories[{territory}].communes[{commune}]";

    private static Finding Error(string code, string place, string found, string? expected = null) =>
        new(code, Severity.Error, Column: place, Found: found, Expected: expected);
}
