using AzureFunctionsRpcMessages;
using Observatoire.Local.FunctionsHost.Workers;

namespace Observatoire.Local.FunctionsHost;

/// <summary>Runs a function once in the worker, within functionTimeout.</summary>
internal sealed class FunctionInvoker(
    WorkerSupervisor worker,
    HostConfiguration configuration,
    HostLimits limits,
    TimeProvider clock
)
{
    /// <summary>Runs a function and waits for its end.</summary>
    /// <param name="function">What to run.</param>
    /// <param name="invocation">Name of this run.</param>
    /// <param name="fill">Completes the request.</param>
    /// <param name="forward">
    /// Passes an HTTP request to the worker at the address given, beside the invocation; its result says why it failed.
    /// </param>
    /// <param name="caller">The caller's patience; the function is told when it is over, and still waited for.</param>
    public async Task<InvocationOutcome> InvokeAsync(
        FunctionDefinition function,
        Guid invocation,
        Action<InvocationRequest> fill,
        Func<Uri, CancellationToken, Task<string?>>? forward,
        CancellationToken caller
    )
    {
        if (await worker.ConnectedAsync(caller) is not WorkerChannel channel)
        {
            return InvocationOutcome.Failure("the worker is not ready");
        }

        if (channel.LoadErrors.TryGetValue(function.Id, out string? error))
        {
            return InvocationOutcome.Failure("could not be loaded: " + error);
        }

        InvocationRequest request = new()
        {
            InvocationId = invocation.ToString("D"),
            FunctionId = function.Id,
            TraceContext = new RpcTraceContext(),
        };
        fill(request);
        using CancellationTokenSource giveUp = new();
        Task<string?> forwarded = forward?.Invoke(channel.HttpAddress!, giveUp.Token) ?? Task.FromResult((string?)null);
        Task<InvocationOutcome> ended = channel.InvokeAsync(request);
        await using CancellationTokenRegistration told = caller.Register(() => channel.Cancel(request.InvocationId));
        Task<InvocationOutcome> whole = WholeAsync(ended, forwarded, giveUp);
        try
        {
            return await whole.WaitAsync(
                configuration.FunctionTimeout ?? Timeout.InfiniteTimeSpan,
                clock,
                worker.Stopping
            );
        }
        catch (TimeoutException)
        {
            await EndOverdueAsync(channel, request.InvocationId, ended, whole);
            await giveUp.CancelAsync();
            await forwarded;
            return InvocationOutcome.Failure("ran past functionTimeout");
        }
        catch (OperationCanceledException) when (worker.Stopping.IsCancellationRequested)
        {
            await giveUp.CancelAsync();
            await forwarded;
            return InvocationOutcome.Lost("the host has stopped");
        }
    }

    /// <summary>The function and the HTTP answer, if any: both must have come to a good end.</summary>
    private static async Task<InvocationOutcome> WholeAsync(
        Task<InvocationOutcome> ended,
        Task<string?> forwarded,
        CancellationTokenSource giveUp
    )
    {
        InvocationOutcome outcome = await ended;
        if (outcome.IsLost)
        {
            await giveUp.CancelAsync();
        }

        string? notForwarded = await forwarded;
        return outcome.Succeeded && notForwarded is not null ? InvocationOutcome.Failure(notForwarded) : outcome;
    }

    private async Task EndOverdueAsync(
        WorkerChannel channel,
        string invocation,
        Task<InvocationOutcome> ended,
        Task<InvocationOutcome> whole
    )
    {
        channel.Cancel(invocation);
        await Task.WhenAny(whole, Task.Delay(limits.CancelGrace));
        if (!ended.IsCompleted)
        {
            await worker.ReplaceAsync(channel);
        }
    }
}
