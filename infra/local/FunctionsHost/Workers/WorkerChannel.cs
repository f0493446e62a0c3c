using System.Collections.Concurrent;
using System.Threading.Channels;
using AzureFunctionsRpcMessages;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>The conversation with one worker, from its start to its end.</summary>
internal sealed class WorkerChannel(string workerId, WorkerLog log)
{
    private readonly Channel<StreamingMessage> outbound = Channel.CreateUnbounded<StreamingMessage>();
    private readonly Channel<StreamingMessage> answers = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<InvocationOutcome>> running = new(
        StringComparer.Ordinal
    );
    private readonly TaskCompletionSource closed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private volatile string? failure;

    public string WorkerId => workerId;

    /// <summary>Where the worker takes the HTTP requests of its functions; set when it is ready.</summary>
    public Uri? HttpAddress { get; set; }

    /// <summary>Whether it can be told to stop an invocation, or to end.</summary>
    public bool HandlesCancel { get; set; }

    /// <inheritdoc cref="HandlesCancel"/>
    public bool HandlesTerminate { get; set; }

    /// <summary>Why a function could not be loaded, by its id: the answer to each of its invocations.</summary>
    public Dictionary<string, string> LoadErrors { get; } = new(StringComparer.Ordinal);

    public void Post(StreamingMessage message) => outbound.Writer.TryWrite(message);

    /// <summary>The next message that is neither a log entry nor the end of an invocation.</summary>
    public ValueTask<StreamingMessage> AnswerAsync(CancellationToken cancellation) =>
        answers.Reader.ReadAsync(cancellation);

    /// <summary>Asks for an invocation, and completes when the worker says it has ended, or has itself ended.</summary>
    public Task<InvocationOutcome> InvokeAsync(InvocationRequest request)
    {
        TaskCompletionSource<InvocationOutcome> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        running[request.InvocationId] = ended;
        Post(new StreamingMessage { InvocationRequest = request });
        if (closed.Task.IsCompleted)
        {
            FailAll(failure);
        }

        return ended.Task;
    }

    public void Cancel(string invocation)
    {
        if (HandlesCancel && running.ContainsKey(invocation))
        {
            Post(new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = invocation } });
        }
    }

    /// <summary>Tells the worker to end by itself.</summary>
    /// <returns>False when it does not know how to.</returns>
    public bool Terminate(TimeSpan grace)
    {
        if (HandlesTerminate)
        {
            Post(
                new StreamingMessage
                {
                    WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(grace) },
                }
            );
        }

        return HandlesTerminate;
    }

    /// <summary>Ends the conversation.</summary>
    /// <param name="error">Why what was running has failed; null to leave it without an answer.</param>
    public void Close(string? error)
    {
        failure = error;
        closed.TrySetResult();
        FailAll(error);
    }

    /// <summary>Passes messages both ways until the worker goes or the conversation is ended.</summary>
    /// <param name="incoming">Messages of the worker, the first of them already read.</param>
    /// <param name="outgoing">Messages to the worker.</param>
    /// <param name="cancellation">The end of the connection.</param>
    public async Task RunAsync(
        IAsyncStreamReader<StreamingMessage> incoming,
        IServerStreamWriter<StreamingMessage> outgoing,
        CancellationToken cancellation
    )
    {
        using CancellationTokenSource end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Task sending = SendAsync(outgoing, end.Token);
        Task receiving = ReceiveAsync(incoming, end.Token);
        await Task.WhenAny(receiving, closed.Task);
        await end.CancelAsync();
        await Task.WhenAll(sending, receiving).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task ReceiveAsync(IAsyncStreamReader<StreamingMessage> incoming, CancellationToken cancellation)
    {
        do
        {
            Receive(incoming.Current);
        } while (await incoming.MoveNext(cancellation));
    }

    private void Receive(StreamingMessage message)
    {
        switch (message.ContentCase)
        {
            case StreamingMessage.ContentOneofCase.RpcLog:
                log.Write(message.RpcLog);
                break;
            case StreamingMessage.ContentOneofCase.InvocationResponse:
                if (running.TryRemove(message.InvocationResponse.InvocationId, out var ended))
                {
                    string? error = message.InvocationResponse.Result.Error();
                    ended.TrySetResult(error is null ? InvocationOutcome.Success : InvocationOutcome.Failure(error));
                }

                break;
            default:
                answers.Writer.TryWrite(message);
                break;
        }
    }

    private async Task SendAsync(IServerStreamWriter<StreamingMessage> outgoing, CancellationToken cancellation)
    {
        await foreach (StreamingMessage message in outbound.Reader.ReadAllAsync(cancellation))
        {
            await outgoing.WriteAsync(message, cancellation);
        }
    }

    private void FailAll(string? error)
    {
        foreach (string invocation in running.Keys)
        {
            if (error is not null && running.TryRemove(invocation, out TaskCompletionSource<InvocationOutcome>? ended))
            {
                ended.TrySetResult(InvocationOutcome.Lost(error));
            }
        }
    }
}
