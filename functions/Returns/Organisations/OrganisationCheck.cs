using System.Text.RegularExpressions;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Findings;

namespace Observatoire.Returns.Organisations;

/// <summary>Whether an organisation holds together: dates in order, codes known and unambiguous, events that fit.</summary>
/// <remarks>Every fault at once. <c>Column</c> of a finding is the place in the document: <c>territories[2].from</c>.</remarks>
public sealed partial class OrganisationCheck(Typology typology, CommuneList communes)
{
    public const string DatesOutOfOrder = "O02";
    public const string TerritoryCodeNotValid = "O03";
    public const string NameNotValid = "O04";
    public const string TerritoryTwice = "O05";
    public const string AxisUnknown = "O06";
    public const string ValueUnknown = "O07";
    public const string AxisTwice = "O08";
    public const string EvidenceNotValid = "O09";
    public const string EventUnknown = "O10";
    public const string EventWithoutTerritories = "O11";
    public const string TerritoryNotThere = "O12";
    public const string TerritoryRepeated = "O13";

    private const int LongestName = 80;
    private const int LongestEvidence = 200;

    /// <summary>All that is wrong; empty when the organisation may be kept.</summary>
    /// <param name="departement">Code of the département whose it is.</param>
    /// <param name="organisation">What it declares.</param>
    public FindingList Check(string departement, Organisation organisation)
    {
        FindingList found = new();
        CheckTerritories(organisation.Territories, found);
        CheckTypology(organisation.Typology, found);
        CheckEvents(organisation, found);
        foreach (Finding fault in new CommunePartition(organisation, communes.Of(departement), typology).Check())
        {
            found.Add(fault);
        }

        return found;
    }

    private static void CheckTerritories(IReadOnlyList<TerritoryPeriod> territories, FindingList found)
    {
        foreach ((int index, TerritoryPeriod territory) in territories.Index())
        {
            string place = $"territories[{index}]";
            CheckDates(territory.Period, place, found);
            if (!TerritoryCode().IsMatch(territory.Code))
            {
                Add(found, TerritoryCodeNotValid, place + ".code", territory.Code);
            }

            if (!IsName(territory.Name))
            {
                Add(found, NameNotValid, place + ".name", null, $"1-{LongestName}");
            }

            if (territories.Take(index).Any(other => IsSame(other, territory)))
            {
                Add(found, TerritoryTwice, place + ".code", territory.Code);
            }
        }
    }

    private void CheckTypology(IReadOnlyList<TypologyValue> values, FindingList found)
    {
        foreach ((int index, TypologyValue value) in values.Index())
        {
            string place = $"typology[{index}]";
            CheckDates(value.Period, place, found);
            if (typology.FindAxis(value.Axis) is not TypologyAxis axis)
            {
                Add(found, AxisUnknown, place + ".axis", value.Axis, List(typology.Axes.Select(known => known.Code)));
            }
            else if (!axis.Has(value.Value))
            {
                Add(found, ValueUnknown, place + ".value", value.Value, List(axis.Values.Select(known => known.Code)));
            }

            if (values.Take(index).Any(other => IsSame(other, value)))
            {
                Add(found, AxisTwice, place + ".axis", value.Axis);
            }

            if (value.Evidence is { } evidence && !IsReference(evidence))
            {
                Add(found, EvidenceNotValid, place + ".evidence", null, $"1-{LongestEvidence}");
            }
        }
    }

    private void CheckEvents(Organisation organisation, FindingList found)
    {
        foreach ((int index, ReorganisationEvent change) in organisation.Events.Index())
        {
            string place = $"events[{index}]";
            if (typology.FindEvent(change.Type) is not ReorganisationType type)
            {
                Add(
                    found,
                    EventUnknown,
                    place + ".type",
                    change.Type,
                    List(typology.Events.Select(known => known.Code))
                );
            }
            else if (type.ChangesTerritories && (change.Before.Count == 0 || change.After.Count == 0))
            {
                Add(
                    found,
                    EventWithoutTerritories,
                    place + (change.Before.Count == 0 ? ".before" : ".after"),
                    null,
                    change.Type
                );
            }

            ReferenceMonth? monthBefore = change.Month == new ReferenceMonth(1, 1) ? null : change.Month.PlusMonths(-1);
            CheckExist(organisation, change.Before, monthBefore, place + ".before", found);
            CheckExist(organisation, change.After, change.Month, place + ".after", found);
        }
    }

    private static void CheckExist(
        Organisation organisation,
        IReadOnlyList<string> codes,
        ReferenceMonth? month,
        string place,
        FindingList found
    )
    {
        HashSet<string> existing = month is ReferenceMonth named
            ? [.. organisation.TerritoriesIn(named).Select(territory => territory.Code)]
            : [];
        HashSet<string> seen = [];
        foreach ((int index, string code) in codes.Index())
        {
            if (!existing.Contains(code))
            {
                Add(found, TerritoryNotThere, $"{place}[{index}]", code, month?.ToString());
            }
            else if (!seen.Add(code))
            {
                Add(found, TerritoryRepeated, $"{place}[{index}]", code);
            }
        }
    }

    private static void CheckDates(MonthPeriod period, string place, FindingList found)
    {
        if (!period.IsOrdered)
        {
            Add(found, DatesOutOfOrder, place + ".to", period.To.ToString(), period.From.ToString());
        }
    }

    private static bool IsSame(TerritoryPeriod left, TerritoryPeriod right) =>
        string.Equals(left.Code, right.Code, StringComparison.Ordinal) && left.Period.Overlaps(right.Period);

    private static bool IsSame(TypologyValue left, TypologyValue right) =>
        string.Equals(left.Axis, right.Axis, StringComparison.Ordinal) && left.Period.Overlaps(right.Period);

    private static bool IsName(string name) =>
        name.Trim().Length is > 0 and <= LongestName && !LooksPersonal().IsMatch(name);

    private static bool IsReference(string evidence) =>
        evidence.Trim().Length is > 0 and <= LongestEvidence && !evidence.Contains('@', StringComparison.Ordinal);

    private static string List(IEnumerable<string> codes) => string.Join(", ", codes);

    private static void Add(
        FindingList found,
        string code,
        string place,
        string? value = null,
        string? expected = null
    ) => found.Add(new Finding(code, Severity.Error, Column: place, Found: value, Expected: expected));

    [GeneratedRegex("^[A-Z0-9-]{1,8}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TerritoryCode();

    // The name of a place has neither an address of mail nor the many digits of a telephone or of a NIR.
    [GeneratedRegex("@|([0-9][ .-]?){6}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LooksPersonal();
}
