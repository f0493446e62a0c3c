using Azure.Core;
using Azure.Core.Pipeline;

namespace Observatoire.Storage;

/// <summary>
/// Has the containers and tables created before the first request of this process to the account: once, and again after a
/// failure. Nothing else has to remember it.
/// </summary>
/// <remarks>Not at start: the app must answer even when the account does not answer the app.</remarks>
/// <param name="create">Creates what is missing; idempotent.</param>
internal sealed class CreatedBeforeUse(Func<CancellationToken, Task> create) : HttpPipelinePolicy
{
    private readonly Lock gate = new();
    private Task? creation;

    /// <exception cref="Azure.RequestFailedException">When the account refuses what was missing.</exception>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await Creation().WaitAsync(message.CancellationToken);
        await ProcessNextAsync(message, pipeline);
    }

    /// <exception cref="NotSupportedException">Always: no thread waits for the network.</exception>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The account is asked asynchronously.");

    /// <summary>The creation under way or done; another when the last one failed. Whoever stops waiting does not stop it.</summary>
    private Task Creation()
    {
        lock (gate)
        {
            return creation is { IsFaulted: false, IsCanceled: false }
                ? creation
                : creation = create(CancellationToken.None);
        }
    }
}
