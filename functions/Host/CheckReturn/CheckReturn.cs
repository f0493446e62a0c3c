using System.Security.Claims;
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
            return Results.Ok(check.Answer);
        }
    }
}
