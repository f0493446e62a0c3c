using AzureFunctionsRpcMessages;
using Content = AzureFunctionsRpcMessages.StreamingMessage.ContentOneofCase;

namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>What host and worker say to each other until the worker is ready.</summary>
internal sealed class WorkerHandshake(WorkerChannel channel, string appFolder, HostLimits limits, ILogger log)
{
    /// <summary>
    /// The first half: the worker opens its stream, says what it can do and which functions it has.
    /// </summary>
    /// <exception cref="TimeoutException">When it keeps silent for too long.</exception>
    /// <exception cref="InvalidOperationException">When it says that it failed.</exception>
    /// <exception cref="RunnerException">When it is a kind of worker that is not imitated.</exception>
    public async Task<IReadOnlyList<RpcFunctionMetadata>> IntroduceAsync(CancellationToken cancellation)
    {
        await NextAsync(Content.StartStream, limits.Start, cancellation);
        WorkerInitRequest init = new()
        {
            HostVersion = HostIdentity.Version,
            WorkerDirectory = appFolder,
            FunctionAppDirectory = appFolder,
        };
        init.Capabilities["MultiStream"] = "10";
        channel.Post(new StreamingMessage { WorkerInitRequest = init });
        WorkerInitResponse able = (
            await NextAsync(Content.WorkerInitResponse, limits.Initialization, cancellation)
        ).WorkerInitResponse;
        Check(able.Result);
        channel.HandlesCancel = able.Capabilities.ContainsKey("HandlesInvocationCancelMessage");
        channel.HandlesTerminate = able.Capabilities.ContainsKey("HandlesWorkerTerminateMessage");
        channel.HttpAddress = able.Capabilities.TryGetValue("HttpUri", out string? address)
            ? new Uri(address)
            : throw new RunnerException(RunnerText.Current.WorkerWithoutHttp);

        channel.Post(
            new StreamingMessage
            {
                FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = appFolder },
            }
        );
        FunctionMetadataResponse indexed = (
            await NextAsync(Content.FunctionMetadataResponse, limits.Start, cancellation)
        ).FunctionMetadataResponse;
        Check(indexed.Result);
        return indexed.UseDefaultMetadataIndexing
            ? throw new RunnerException(RunnerText.Current.WorkerWithoutIndex)
            : [.. indexed.FunctionMetadataResults];
    }

    /// <summary>The second half: each function is loaded; one that fails is kept, with its reason.</summary>
    /// <exception cref="TimeoutException">When the worker keeps silent for too long.</exception>
    public async Task LoadAsync(IReadOnlyList<RpcFunctionMetadata> functions, CancellationToken cancellation)
    {
        foreach (RpcFunctionMetadata function in functions)
        {
            Keep(function.FunctionId, function.Name, function.Status);
            channel.Post(
                new StreamingMessage
                {
                    FunctionLoadRequest = new FunctionLoadRequest
                    {
                        FunctionId = function.FunctionId,
                        Metadata = function,
                    },
                }
            );
        }

        Dictionary<string, string> names = functions.ToDictionary(
            function => function.FunctionId,
            function => function.Name,
            StringComparer.Ordinal
        );
        for (int loaded = 0; loaded < functions.Count; loaded++)
        {
            FunctionLoadResponse response = (
                await NextAsync(Content.FunctionLoadResponse, limits.Start, cancellation)
            ).FunctionLoadResponse;
            Keep(response.FunctionId, names.GetValueOrDefault(response.FunctionId, ""), response.Result);
        }
    }

    private static void Check(StatusResult? result)
    {
        if (result.Error() is string error)
        {
            throw new InvalidOperationException(error);
        }
    }

    private void Keep(string id, string name, StatusResult? result)
    {
        if (result.Error() is string error)
        {
            log.FunctionNotLoaded(name, error);
            channel.LoadErrors[id] = error;
        }
    }

    private async Task<StreamingMessage> NextAsync(Content kind, TimeSpan limit, CancellationToken cancellation)
    {
        StreamingMessage message = await channel
            .AnswerAsync(cancellation)
            .AsTask()
            .WaitAsync(limit, TimeProvider.System, cancellation);
        return message.ContentCase == kind
            ? message
            : throw new InvalidOperationException($"sent {message.ContentCase} instead of {kind}");
    }
}
