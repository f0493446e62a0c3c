using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Returns;
using Observatoire.Storage;

namespace Observatoire.Host.Returns;

/// <summary>The figures a revision changed, one line each, beside those of the revision before: to its département and to the DGAS.</summary>
public sealed class ShowCorrections(EditionSeries editions, Ledger ledger, AcceptedReturns returns)
{
    [Function(nameof(ShowCorrections))]
    [DepartementKey(KeyScope.Read, AlsoDgas = true)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            Route = "returns/{departement}/{month}/revisions/{revision}/corrections"
        )]
            HttpRequest request,
        string departement,
        string month,
        string revision,
        CancellationToken cancellation
    )
    {
        if (!Address.Read(departement, month, editions).Is(out ReferenceMonth named, out IResult? refusal))
        {
            return refusal;
        }

        if (await ledger.FindAsync(departement, named, revision, cancellation) is not LedgerEntry entry)
        {
            return Problem.Answer("unknown-revision", revision, departement, month);
        }

        IReadOnlyList<Correction> corrections = await returns.CorrectionsAsync(entry, cancellation);
        return Results.Ok(
            new CorrectionsAnswer(
                departement,
                month,
                entry.Revision,
                entry.Reasons,
                CorrectionCounts.Count(corrections),
                [.. corrections.Select(CorrectionLine.From)]
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
        public static CorrectionLine From(Correction correction)
        {
            ReturnCell figure = correction.Figure;
            return new(
                figure.Territory,
                figure.Indicator,
                figure.Breakdown,
                figure.Category,
                Given.From(correction.Before),
                Given.From(correction.After)
            );
        }
    }

    private sealed record Given(double? Value, ValueStatus Status, string Comment)
    {
        public static Given? From(ReturnCell? cell) =>
            cell is ReturnCell given ? new(given.Value, given.Status, given.Comment) : null;
    }
}
