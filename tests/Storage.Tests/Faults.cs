using System.Collections.Concurrent;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Observatoire.Storage.Tests;

/// <summary>Notes the requests that were answered, in the order of their answers.</summary>
internal sealed class Recorder : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> answered = new();

    /// <summary><c>PUT path</c>, the account name left out.</summary>
    public IReadOnlyList<string> Answered => [.. answered];

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        answered.Enqueue(
            $"{message.Request.Method} {Uri.UnescapeDataString(message.Request.Uri.ToUri().AbsolutePath)}"
        );
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The stores are asynchronous.");
}

/// <summary>Lets the first matching request reach the service, then loses its answer, as a cut connection does.</summary>
internal sealed class LostAnswer(RequestMethod method) : HttpPipelinePolicy
{
    private int losses;

    public int Losses => losses;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        await ProcessNextAsync(message, pipeline);
        if (message.Request.Method == method && Interlocked.CompareExchange(ref losses, 1, 0) == 0)
        {
            throw new IOException("The connection was cut after the request landed.");
        }
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The stores are asynchronous.");
}

/// <summary>Lets a number of uploads through, then fails the others for good, as a killed process does.</summary>
internal sealed class StopAfter(int uploads) : HttpPipelinePolicy
{
    private int count;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Method == RequestMethod.Put && Interlocked.Increment(ref count) > uploads)
        {
            throw new InterruptedException();
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The stores are asynchronous.");
}

/// <summary>Lets requests through until it is switched off, then none, as a process that died.</summary>
internal sealed class Cut : HttpPipelinePolicy
{
    private volatile bool off;

    public void Off() => off = true;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (off)
        {
            throw new RequestFailedException("The network is down.");
        }

        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("The stores are asynchronous.");
}

internal sealed class InterruptedException() : Exception("Interrupted by the test.");
