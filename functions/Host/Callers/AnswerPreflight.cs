using Microsoft.Azure.Functions.Worker;

namespace Observatoire.Host.Callers;

/// <summary>What a browser asks before a page of another origin calls: any route. The answer is in the headers.</summary>
/// <remarks>
/// The Functions host answers 404 to a method that no function of the route takes, before the app is reached (docs/adr/0035).
/// </remarks>
public sealed class AnswerPreflight
{
    [Function(nameof(AnswerPreflight))]
    [Open(IsLimited = false)]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "{*path}")] HttpRequest request) =>
        Results.NoContent();
}
