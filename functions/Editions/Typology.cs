using System.Collections.Frozen;

namespace Observatoire.Editions;

/// <summary>The axes on which organisations are told apart, and the types of reorganisation: code lists of the nomenclature.</summary>
public sealed class Typology
{
    private readonly FrozenDictionary<string, TypologyAxis> axes;
    private readonly FrozenDictionary<string, ReorganisationType> events;

    /// <exception cref="InvalidDataException">When a code is given twice; the message says which.</exception>
    public Typology(IEnumerable<TypologyAxis> axes, IEnumerable<ReorganisationType> events)
    {
        Axes = [.. axes];
        Events = [.. events];
        this.axes = Index(Axes, axis => axis.Code);
        this.events = Index(Events, type => type.Code);
        foreach (TypologyAxis axis in Axes)
        {
            Index(axis.Values, value => value.Code);
        }
    }

    /// <summary>In the order in which they are presented.</summary>
    public IReadOnlyList<TypologyAxis> Axes { get; }

    /// <summary>In the order in which they are presented.</summary>
    public IReadOnlyList<ReorganisationType> Events { get; }

    public TypologyAxis? FindAxis(string code) => axes.GetValueOrDefault(code);

    public ReorganisationType? FindEvent(string code) => events.GetValueOrDefault(code);

    private static FrozenDictionary<string, T> Index<T>(IEnumerable<T> items, Func<T, string> code)
    {
        Dictionary<string, T> index = new(StringComparer.Ordinal);
        foreach (T item in items)
        {
            if (!index.TryAdd(code(item), item))
            {
                throw new InvalidDataException($"The typology gives the code « {code(item)} » twice.");
            }
        }

        return index.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>One axis: <c>ACA</c>, the administrative reception desk.</summary>
/// <param name="Code">Stable code, in capitals.</param>
/// <param name="Label">Its name.</param>
/// <param name="Values">The values a département may hold on it, exactly one at a time.</param>
public sealed record TypologyAxis(string Code, BilingualText Label, IReadOnlyList<TypologyChoice> Values)
{
    public bool Has(string value) => Values.Any(choice => string.Equals(choice.Code, value, StringComparison.Ordinal));
}

/// <summary>One value of an axis.</summary>
public sealed record TypologyChoice(string Code, BilingualText Label);

/// <summary>A type of reorganisation.</summary>
/// <param name="Code">Stable code, in capitals: <c>REDEC</c>.</param>
/// <param name="Label">Its name.</param>
/// <param name="ChangesTerritories">True when it must name the territories before and after.</param>
public sealed record ReorganisationType(string Code, BilingualText Label, bool ChangesTerritories);
