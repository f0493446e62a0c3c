using System.Security.Claims;
using Observatoire.Formats.Reports;
using Observatoire.Host.Hosting;

namespace Observatoire.Host;

/// <summary>
/// The verdict of a deposit without the deposit: nothing is kept, no key is asked. With a département's key, its own
/// earlier returns are compared with, as in a deposit; without, they are not, since a verdict would tell what they hold.
/// </summary>
public static class CheckReturn
{
    public static void MapCheckReturn(this WebApplication app) => app.MapPost("/api/returns/check", HandleAsync);

    private static async Task<IResult> HandleAsync(
        HttpRequest request,
        ClaimsPrincipal caller,
        Settings settings,
        Explanations explanations,
        ReturnChecking checking,
        ReportText words,
        CancellationToken cancellation
    )
    {
        (IReadOnlyDictionary<string, string> reasons, IResult? refusal) = explanations.Read(request.Query);
        if (refusal is not null)
        {
            return refusal;
        }

        (ReceivedFile? file, refusal) = await RequestBytes.ReadAsync(request, settings, cancellation);
        if (file is null)
        {
            return refusal!;
        }

        await using (file)
        {
            string? owner = caller.FindFirstValue(Caller.DepartementClaim);
            FileCheck check = await checking.CheckAsync(
                file,
                null,
                null,
                owner,
                reasons.Keys.ToHashSet(),
                cancellation
            );
            return Answer(request.Query["report"], file, check, words);
        }
    }

    /// <summary>The verdict as it is asked for: JSON, or with <c>?report=</c> the list as CSV or a copy of the file with it.</summary>
    private static IResult Answer(string? report, ReceivedFile file, FileCheck check, ReportText words)
    {
        MemoryStream answer = new();
        switch (report)
        {
            case null:
                return Results.Ok(check.Answer);
            case "csv":
                VerdictReport.WriteCsv(answer, check.Answer, words);
                return Results.File(answer.ToArray(), "text/csv; charset=utf-8", "anomalies.csv");
            case "annotated" when AnnotatedCopy.IsPossible(check.Layout, check.Answer):
                AnnotatedCopy.Write(file.Content, answer, check.Layout, check.Answer, words);
                string extension = check.Layout.Extension;
                return Results.File(answer.ToArray(), RequestBytes.TypeOf(extension), $"retour-annote.{extension}");
            case "annotated":
                return Problem.Of("no-annotated-copy");
            default:
                return Problem.Of("unknown-report", report);
        }
    }
}
