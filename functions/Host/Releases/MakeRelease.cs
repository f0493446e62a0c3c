using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Editions;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Host.Service;
using Observatoire.Storage;

namespace Observatoire.Host.Releases;

/// <summary>Somebody of the DGAS makes a candidate of the figures as they are, with a note or without.</summary>
/// <remarks>Nothing is computed here: the timer PrepareReleases turns the candidate into files and judges it.</remarks>
public sealed class MakeRelease(
    ReleaseSource source,
    ReleaseStore releases,
    TimeProvider clock,
    ILogger<MakeRelease> logger
)
{
    private const int LongestNote = 2000;

    [Function(nameof(MakeRelease))]
    [DgasRole]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "releases")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        Parsed<Candidate> body = await JsonBody.ReadAsync(request, new Candidate(null), cancellation);
        if (!body.Unless(read => read.Fault()).Is(out Candidate? asked, out IResult? refusal))
        {
            return refusal;
        }

        if (request.HttpContext.User.Subject() is not string subject)
        {
            return Problem.Answer("subject-missing");
        }

        if (await source.ReadBasisAsync(cancellation) is not ReleaseBasis basis)
        {
            return Problem.Answer("nothing-to-release");
        }

        Release? shown = SitePublication.ShownOf(await releases.ListAsync(cancellation));
        if (shown is not null && string.Equals(shown.Fingerprint, basis.Fingerprint, StringComparison.Ordinal))
        {
            return Problem.Answer("release-unchanged", shown.Id);
        }

        Release made = await CreateAsync(basis, ReleaseNote.Write(asked.Note), subject, cancellation);
        HostLog.ReleaseMade(logger, made.Id, made.MadeBy);
        return Results.Accepted(ReleaseAnswer.AddressOf(made.Id), ReleaseAnswer.From(made));
    }

    /// <summary>
    /// Named by its day, its figures and its note: asked twice, by a network that repeats or by two people, it is one release,
    /// that of who came first. Once it is over, the same may be made again.
    /// </summary>
    private async Task<Release> CreateAsync(
        ReleaseBasis basis,
        string note,
        string subject,
        CancellationToken cancellation
    )
    {
        DateTimeOffset now = clock.GetUtcNow();
        for (int before = 0; ; before++)
        {
            string name = Fingerprint.Compute([basis.Fingerprint, note, before.ToString(CultureInfo.InvariantCulture)])[
                ..8
            ];
            Release candidate = new()
            {
                Id = $"{now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{name}",
                Fingerprint = basis.Fingerprint,
                State = ReleaseState.Candidate,
                MadeBy = subject,
                MadeAt = now,
                Note = note,
            };
            if (await releases.TryCreateAsync(candidate, cancellation))
            {
                return candidate;
            }

            Release known = (await releases.FindAsync(candidate.Id, cancellation))!;
            if (known.State is not (ReleaseState.Published or ReleaseState.Withdrawn))
            {
                return known;
            }
        }
    }

    private sealed record Candidate(BilingualText? Note = null)
    {
        public ProblemHttpResult? Fault() =>
            Note is null ? null : Fault("note.fr", Note.Fr) ?? Fault("note.en", Note.En);

        private static ProblemHttpResult? Fault(string name, string text) =>
            text.Trim().Length is < 1 or > LongestNote
                ? Problem.Answer("value-not-usable", name, text.Trim().Length, $"1-{LongestNote}")
                : null;
    }
}
