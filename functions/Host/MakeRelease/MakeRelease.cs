using System.Globalization;
using System.Security.Claims;
using Observatoire.Host.Hosting;
using Observatoire.Host.Releases;
using Observatoire.Statistics.Nomenclature;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>Somebody of the DGAS makes a candidate of the figures as they are, with a note or without.</summary>
/// <remarks>Nothing is computed here: the timer PrepareReleases turns the candidate into files and judges it.</remarks>
public static class MakeRelease
{
    private const int LongestNote = 2000;

    public static void MapMakeRelease(this WebApplication app) =>
        app.MapPost("/api/releases", HandleAsync).RequireAuthorization(Caller.DgasOnly);

    private static async Task<IResult> HandleAsync(
        HttpRequest request,
        ClaimsPrincipal caller,
        [AsParameters] Services services,
        CancellationToken cancellation
    )
    {
        (Candidate? asked, IResult? refusal) = await JsonBody.ReadAsync(request, new Candidate(null), cancellation);
        refusal ??= asked!.Fault();
        if (refusal is null && caller.Subject() is null)
        {
            refusal = Problem.Of("subject-missing");
        }

        if (refusal is not null)
        {
            return refusal;
        }

        await services.Readiness.EnsureAsync(cancellation);
        if (await services.Source.ReadBasisAsync(cancellation) is not ReleaseBasis basis)
        {
            return Problem.Of("nothing-to-release");
        }

        Release? shown = SitePublication.ShownOf(await services.Releases.ListAsync(cancellation));
        if (shown is not null && string.Equals(shown.Fingerprint, basis.Fingerprint, StringComparison.Ordinal))
        {
            return Problem.Of("release-unchanged", shown.Id);
        }

        Release made = await CreateAsync(
            basis,
            ReleaseNote.Write(asked!.Note),
            caller.Subject()!,
            services,
            cancellation
        );
        Log.ReleaseMade(services.Logger, made.Id, made.MadeBy);
        return Results.Accepted(ReleaseAnswer.AddressOf(made.Id), ReleaseAnswer.Of(made));
    }

    /// <summary>
    /// Named by its day, its figures and its note: asked twice, by a network that repeats or by two people, it is one release,
    /// that of who came first. Once it is over, the same may be made again.
    /// </summary>
    private static async Task<Release> CreateAsync(
        ReleaseBasis basis,
        string note,
        string subject,
        Services services,
        CancellationToken cancellation
    )
    {
        DateTimeOffset now = services.Clock.GetUtcNow();
        for (int before = 0; ; before++)
        {
            string name = Fingerprint.Of([basis.Fingerprint, note, before.ToString(CultureInfo.InvariantCulture)])[..8];
            Release candidate = new()
            {
                Id = $"{now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}-{name}",
                Fingerprint = basis.Fingerprint,
                State = ReleaseState.Candidate,
                MadeBy = subject,
                MadeAt = now,
                Note = note,
            };
            if (await services.Releases.TryCreateAsync(candidate, cancellation))
            {
                return candidate;
            }

            Release known = (await services.Releases.FindAsync(candidate.Id, cancellation))!;
            if (known.State is not (ReleaseState.Published or ReleaseState.Withdrawn))
            {
                return known;
            }
        }
    }

    private sealed record Candidate(BilingualText? Note = null)
    {
        public IResult? Fault() => Note is null ? null : Fault("note.fr", Note.Fr) ?? Fault("note.en", Note.En);

        private static IResult? Fault(string name, string text) =>
            text.Trim().Length is < 1 or > LongestNote
                ? Problem.Of("value-not-usable", name, text.Trim().Length, $"1-{LongestNote}")
                : null;
    }

    private sealed record Services(
        StorageReadiness Readiness,
        ReleaseSource Source,
        ReleaseStore Releases,
        TimeProvider Clock,
        ILogger<Program> Logger
    );
}
