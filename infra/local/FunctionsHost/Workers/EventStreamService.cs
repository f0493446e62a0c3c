using System.Collections.Concurrent;
using AzureFunctionsRpcMessages;
using Grpc.Core;

namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>The conversations that are open or awaited, by the name the worker was given.</summary>
internal sealed class WorkerChannels
{
    private readonly ConcurrentDictionary<string, WorkerChannel> expected = new(StringComparer.Ordinal);

    public void Add(WorkerChannel channel) => expected[channel.WorkerId] = channel;

    public void Remove(WorkerChannel channel) => expected.TryRemove(channel.WorkerId, out _);

    public WorkerChannel? Find(string workerId) => expected.GetValueOrDefault(workerId);
}

/// <summary>The one method of the protocol: a worker opens a stream and says who it is; an unknown one is shown the door.</summary>
internal sealed class EventStreamService(WorkerChannels channels) : FunctionRpc.FunctionRpcBase
{
    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream,
        IServerStreamWriter<StreamingMessage> responseStream,
        ServerCallContext context
    )
    {
        if (
            await requestStream.MoveNext(context.CancellationToken)
            && requestStream.Current.ContentCase == StreamingMessage.ContentOneofCase.StartStream
            && channels.Find(requestStream.Current.StartStream.WorkerId) is WorkerChannel channel
        )
        {
            await channel.RunAsync(requestStream, responseStream, context.CancellationToken);
        }
    }
}
