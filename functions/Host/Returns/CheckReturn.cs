using System.Security.Claims;
using Microsoft.Azure.Functions.Worker;
using Observatoire.Formats.Reports;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Returns;

/// <summary>
/// The verdict of a deposit without the deposit: nothing is kept, no key is asked. With a département's key, its own
/// earlier returns are compared with, as in a deposit; without, they are not, since a verdict would tell what they hold.
/// </summary>
public sealed class CheckReturn(Submissions submissions, ReturnChecking checking, ReportText words)
{
    [Function(nameof(CheckReturn))]
    [Open]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "returns/check")] HttpRequest request,
        CancellationToken cancellation
    )
    {
        Parsed<Submission> read = await submissions.ReadAsync(request, cancellation);
        if (!read.Is(out Submission? submission, out IResult? refusal))
        {
            return refusal;
        }

        await using (submission)
        {
            string? owner = request.HttpContext.User.FindFirstValue(Caller.DepartementClaim);
            FileCheck check = await checking.CheckAsync(submission, null, null, owner, cancellation);
            return Answer(request.Query["report"], submission.File, check);
        }
    }

    /// <summary>The verdict as it is asked for: JSON, or with <c>?report=</c> the list as CSV or a copy of the file with it.</summary>
    private IResult Answer(string? report, ReceivedFile file, FileCheck check)
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
                return Results.File(answer.ToArray(), RequestFiles.TypeOf(extension), $"retour-annote.{extension}");
            case "annotated":
                return Problem.Answer("no-annotated-copy");
            default:
                return Problem.Answer("unknown-report", report);
        }
    }
}
