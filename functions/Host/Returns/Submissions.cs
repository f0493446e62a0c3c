using Observatoire.Host.Hosting;

namespace Observatoire.Host.Returns;

/// <summary>A file as received, and why its warnings are no faults. To be disposed by who read it.</summary>
/// <param name="File">The file.</param>
/// <param name="Reasons">Code of the reason by code of the rule.</param>
public sealed record Submission(ReceivedFile File, IReadOnlyDictionary<string, string> Reasons) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => File.DisposeAsync();
}

/// <summary>Reads the requests that carry a return.</summary>
public sealed class Submissions(Explanations explanations, RequestFiles files)
{
    /// <returns>The file and its explanations, or the answer that says which of them cannot be used.</returns>
    public async Task<Parsed<Submission>> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        Parsed<Dictionary<string, string>> reasons = explanations.Read(request.Query);
        if (!reasons.Is(out Dictionary<string, string>? explained, out _))
        {
            return reasons.Refusal!;
        }

        return (await files.ReadAsync(request, cancellation)).Then(file => new Submission(file, explained));
    }
}
