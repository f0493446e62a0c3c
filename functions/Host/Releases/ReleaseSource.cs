using Observatoire.Disclosure.Secondary;
using Observatoire.Editions.Time;
using Observatoire.Formats.Indicators;
using Observatoire.Host.Months;
using Observatoire.Host.Service;
using Observatoire.Statistics.Indicators;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>What a release made at this instant would be made from.</summary>
/// <param name="Fingerprints">For each month that has figures what they were made from; at least one.</param>
/// <param name="Declared">How départements say they are organised.</param>
/// <param name="ProvisionalFrom">First month whose figures may still change; null when none may.</param>
/// <param name="Chance">What the cells withheld for others' sake are drawn with.</param>
/// <param name="Fingerprint">Of all that goes into it: the same fingerprint, the same files.</param>
public sealed record ReleaseBasis(
    IReadOnlyDictionary<ReferenceMonth, string> Fingerprints,
    IReadOnlyList<OrganisationVersion> Declared,
    ReferenceMonth? ProvisionalFrom,
    CostChance Chance,
    string Fingerprint
)
{
    /// <summary>The months that have figures, in order.</summary>
    public IReadOnlyList<ReferenceMonth> Months { get; } = [.. Fingerprints.Keys.Order()];

    /// <summary>True when the figures of the month are not to change any more.</summary>
    public bool IsFinal(ReferenceMonth month) => ProvisionalFrom is null || month < ProvisionalFrom;
}

/// <summary>Reads what releases are made from, as it is now.</summary>
public sealed class ReleaseSource(
    IndicatorStore indicators,
    OrganisationStore organisations,
    MonthJournal journal,
    ReleaseStore releases,
    ReleaseMethod method,
    TimeProvider clock
)
{
    /// <returns>Null when no month has figures.</returns>
    public async Task<ReleaseBasis?> ReadBasisAsync(CancellationToken cancellation)
    {
        IReadOnlyDictionary<ReferenceMonth, string> months = await indicators.ReadFingerprintsAsync(cancellation);
        if (months.Count == 0)
        {
            return null;
        }

        IReadOnlyList<OrganisationVersion> declared = await organisations.LatestOfAllAsync(null, cancellation);
        IReadOnlyList<MonthAct> acts = await journal.BetweenAsync(months.Keys.Min(), months.Keys.Max(), cancellation);
        ReferenceMonth? provisional = new FinalMonths(acts, clock.GetUtcNow()).ProvisionalFrom(
            months.Keys,
            method.Calendar
        );
        CostChance chance = new(await releases.ReadKeyAsync(cancellation));
        string fingerprint = Fingerprint.Compute([
            method.Version,
            chance.Name,
            $"{provisional}",
            .. months.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}:{pair.Value}"),
            .. declared.Select(version => $"{version.Departement}:{version.Version}"),
        ]);
        return new ReleaseBasis(months, declared, provisional, chance, fingerprint);
    }

    /// <exception cref="InvalidDataException">When the figures of the month are not kept, or not of a known edition.</exception>
    public async Task<MonthFigures> ReadMonthAsync(ReferenceMonth month, CancellationToken cancellation)
    {
        BinaryData kept =
            await indicators.ReadAsync(month, cancellation)
            ?? throw new InvalidDataException($"The figures of {month} are not kept.");
        return MonthFigureFile.Read(kept, month, method.Editions);
    }
}
