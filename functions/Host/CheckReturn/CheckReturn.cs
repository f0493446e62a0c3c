using Observatoire.Host.Hosting;

namespace Observatoire.Host;

/// <summary>The verdict of a deposit without the deposit: nothing is stored, no key is asked.</summary>
public static class CheckReturn
{
    public static void MapCheckReturn(this WebApplication app) =>
        app.MapPost(
            "/api/returns/check",
            static async (HttpRequest request, Settings settings, Verdicts verdicts, CancellationToken cancellation) =>
            {
                (ReadOnlyMemory<byte> bytes, IResult? refusal) = await RequestBytes.ReadAsync(
                    request,
                    settings,
                    cancellation
                );
                return refusal ?? Results.Ok(verdicts.Of(bytes, null, null).Answer);
            }
        );
}
