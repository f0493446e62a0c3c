using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Observatoire.Disclosure.Tables;

namespace Observatoire.Disclosure.Primary;

/// <summary>How far an attacker must be from the truth.</summary>
public enum ProtectionLevel
{
    /// <summary>
    /// Every value from the least the cell can be to the threshold above that is possible: arithmetic alone tells neither
    /// the value nor that it is small. To a département that knows its own figures, so is the threshold above the value.
    /// </summary>
    Plausible,

    /// <summary>One unit less and one unit more are possible: the value cannot be computed, and nothing more.</summary>
    NotExact,
}

/// <summary>Which cells must be withheld: <c>functions/nomenclature/disclosure.json</c>. See docs/methods/disclosure.md.</summary>
/// <remarks>Sources: INSEE, règles du secret statistique (fewer than 11 persons; fewer than 3 units; one unit above 85 %).</remarks>
public sealed record DisclosureRules
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The fewest people a published count may speak of.</summary>
    public required int Threshold { get; init; }

    /// <summary>The fewest départements that must contribute to an aggregate.</summary>
    public required int MinimumContributors { get; init; }

    /// <summary>The largest share of an aggregate that one département may make, in hundredths.</summary>
    public required int DominantPercent { get; init; }

    /// <summary>How far an attacker must be from the truth.</summary>
    public required ProtectionLevel Protection { get; init; }

    /// <summary>True when each département is an attacker too, who knows its own figures.</summary>
    public required bool Insiders { get; init; }

    /// <summary>Where the figures above come from.</summary>
    public required string Source { get; init; }

    /// <summary>Rules from their JSON.</summary>
    /// <exception cref="InvalidDataException">When the text is not such rules.</exception>
    public static DisclosureRules Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<DisclosureRules>(json, Form)
                ?? throw new InvalidDataException("The disclosure rules are empty.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException("The disclosure rules cannot be read.", fault);
        }
    }

    /// <summary>The cells that must be withheld, in the order of the tables.</summary>
    public ImmutableArray<SensitiveCell> Sensitive(LinkedTables tables)
    {
        StructuralBounds bounds = new(tables);
        return
        [
            .. tables
                .Cells.Select((cell, at) => (Cell: cell, At: at, Reason: ReasonFor(cell)))
                .Where(found => found.Reason is not null)
                .Select(found => Protect(found.Cell, found.Reason!.Value, bounds.Lower(found.At))),
        ];
    }

    /// <summary>True for a value, in units, that counts people and too few of them.</summary>
    internal bool IsSmall(long value, long unitsPerPerson) => value > 0 && value < Threshold * unitsPerPerson;

    private SensitivityReason? ReasonFor(LinkedCell cell) =>
        !cell.CanBeWithheld ? null
        : IsSmall(cell.Value, cell.UnitsPerPerson) ? SensitivityReason.Threshold
        : cell.Contributions is null ? null
        : cell.Contributions.Count < MinimumContributors ? SensitivityReason.FewContributors
        : cell.Contributions.Largest * 100 > cell.Value * DominantPercent ? SensitivityReason.Dominance
        : null;

    /// <remarks>
    /// Above the threshold the interval is that of dominance: up to the total of which the largest contribution would
    /// be just the share allowed (Hundepool et al., 2012, upper protection level of the (n, k) rule), and as far down.
    /// </remarks>
    private SensitiveCell Protect(LinkedCell cell, SensitivityReason reason, long floor)
    {
        if (Protection == ProtectionLevel.NotExact)
        {
            return Within(1, 1, cell.Value + 1);
        }

        if (reason == SensitivityReason.Threshold)
        {
            long width = Threshold * cell.UnitsPerPerson;
            return Within(cell.Value - floor, floor + width - cell.Value, cell.Value + width);
        }

        long allowed = ((cell.Contributions!.Largest * 100) + DominantPercent - 1) / DominantPercent;
        long margin = Math.Max(1, allowed - cell.Value);
        return Within(margin, margin, cell.Value + margin);

        SensitiveCell Within(long below, long above, long insiderHigh) =>
            new(cell.Identity, reason, Math.Max(floor, cell.Value - below), cell.Value + above, insiderHigh);
    }
}
