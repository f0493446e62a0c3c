using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Observatoire.Editions;

namespace Observatoire.Storage.Tests;

/// <summary>
/// What this assembly does when it is run and not tested: it publishes a kept release as the application does, and writes
/// a character for each request to the blobs, so that its parent can kill it at any of them.
/// </summary>
internal static class PublishingProgram
{
    /// <summary>Written before each request once the publication has begun.</summary>
    public const char Request = '.';

    /// <summary>Written when the publication is complete.</summary>
    public const char Complete = '!';

    /// <param name="arguments">Connection string of the account, id of the release.</param>
    public static async Task Main(string[] arguments)
    {
        (string connection, string release) = (arguments[0], arguments[1]);
        StorageAccount kept = StorageAccount.Connect(connection);
        IReadOnlyList<PublishedFile> files = (await new ReleaseStore(kept).ReadFilesAsync(release))!;
        await using Stream output = Console.OpenStandardOutput();
        BlobClientOptions told = new();
        told.AddPolicy(new Teller(output), HttpPipelinePosition.PerRetry);
        StorageAccount account = new(new BlobServiceClient(connection, told), kept.Tables);
        await new SiteStore(account).PublishAsync(release, files);
        output.WriteByte((byte)Complete);
    }

    private sealed class Teller(Stream output) : HttpPipelinePolicy
    {
        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            lock (output)
            {
                output.WriteByte((byte)Request);
                output.Flush();
            }

            return ProcessNextAsync(message, pipeline);
        }

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
            throw new NotSupportedException("The stores are asynchronous.");
    }
}
