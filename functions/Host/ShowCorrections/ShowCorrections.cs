using System.Security.Claims;
using Observatoire.Host.Hosting;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Statistics.Returns;
using Observatoire.Statistics.Time;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>The figures a revision changed, one line each, beside those of the revision before: to its département and to the DGAS.</summary>
public static class ShowCorrections
{
    public static void MapShowCorrections(this WebApplication app) =>
        app.MapGet("/api/returns/{departement}/{month}/revisions/{revision}/corrections", HandleAsync)
            .RequireAuthorization();

    private static async Task<IResult> HandleAsync(
        string departement,
        string month,
        string revision,
        ClaimsPrincipal caller,
        EditionSeries editions,
        StorageReadiness readiness,
        Ledger ledger,
        AcceptedReturns returns,
        CancellationToken cancellation
    )
    {
        (ReferenceMonth named, IResult? refusal) = ReturnAddress.Read(departement, month, caller, editions);
        if (refusal is not null)
        {
            return refusal;
        }

        await readiness.EnsureAsync(cancellation);
        if (await ledger.FindAsync(departement, named, revision, cancellation) is not LedgerEntry entry)
        {
            return Problem.Of("unknown-revision", revision, departement, month);
        }

        IReadOnlyList<Correction> corrections = await returns.CorrectionsAsync(entry, cancellation);
        return Results.Ok(
            new CorrectionsAnswer(
                departement,
                month,
                entry.Revision,
                entry.Reasons,
                CorrectionCounts.Of(corrections),
                [.. corrections.Select(CorrectionLine.Of)]
            )
        );
    }

    private sealed record CorrectionsAnswer(
        string Departement,
        string Month,
        int Revision,
        string Reasons,
        CorrectionCounts Counts,
        IReadOnlyList<CorrectionLine> Lines
    );

    /// <summary>A figure as it was and as it is; null where a revision did not give it, its value null where it was given as missing.</summary>
    private sealed record CorrectionLine(
        string Territory,
        string Indicator,
        string Breakdown,
        string Category,
        Given? Before,
        Given? After
    )
    {
        public static CorrectionLine Of(Correction correction)
        {
            ReturnCell figure = correction.Figure;
            return new(
                figure.Territory,
                figure.Indicator,
                figure.Breakdown,
                figure.Category,
                Given.Of(correction.Before),
                Given.Of(correction.After)
            );
        }
    }

    private sealed record Given(double? Value, ValueStatus Status, string Comment)
    {
        public static Given? Of(ReturnCell? cell) =>
            cell is ReturnCell given ? new(given.Value, given.Status, given.Comment) : null;
    }
}
