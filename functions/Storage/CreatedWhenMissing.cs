using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Observatoire.Storage;

/// <summary>
/// Has the containers and tables created when a request finds that one is missing, and sends that request again. Nothing else
/// has to remember it, and an account that has them all is asked nothing more.
/// </summary>
/// <remarks>Before the policies that retry: each of the two sendings is retried as it would be alone.</remarks>
/// <param name="create">Creates what is missing; idempotent.</param>
internal sealed class CreatedWhenMissing(Func<CancellationToken, Task> create) : HttpPipelinePolicy
{
    private static readonly HashSet<string> Missing = new(StringComparer.Ordinal)
    {
        "ContainerNotFound",
        "TableNotFound",
    };

    private readonly Lock gate = new();
    private Task? creation;

    /// <exception cref="RequestFailedException">When the account refuses what was missing.</exception>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (IsMissing(message))
        {
            await Creation().WaitAsync(message.CancellationToken);
            message.Response.Dispose();
            await ProcessNextAsync(message, pipeline);
        }
    }

    /// <exception cref="NotSupportedException">Always: no thread waits for the network.</exception>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The account is asked asynchronously.");

    /// <summary>Blobs say it in a header, tables in the body at least.</summary>
    private static bool IsMissing(HttpMessage message) =>
        message is { HasResponse: true, Response.Status: 404 }
        && (
            message.Response.Headers.TryGetValue("x-ms-error-code", out string? code)
                ? Missing.Contains(code)
                : message.BufferResponse
                    && Missing.Any(each => message.Response.Content.ToString().Contains(each, StringComparison.Ordinal))
        );

    /// <summary>The creation under way, or another. Whoever stops waiting does not stop it.</summary>
    private Task Creation()
    {
        lock (gate)
        {
            return creation is { IsCompleted: false } ? creation : creation = create(CancellationToken.None);
        }
    }
}
