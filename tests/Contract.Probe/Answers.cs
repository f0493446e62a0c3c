using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;

namespace Observatoire.Contract.Probe;

/// <summary>What a function may answer.</summary>
public sealed class Answers
{
    private static readonly TaskCompletionSource Released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Function("Echo")]
    public async Task<IResult> EchoAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/echo/{**rest}")] HttpRequest request
    )
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 16];
        long length = 0;
        for (
            int read;
            (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;
            length += read
        )
        {
            hash.AppendData(buffer, 0, read);
        }

        return Results.Json(
            new
            {
                target = request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                headers = request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()),
                caller = request.HttpContext.Connection.RemoteIpAddress?.ToString(),
                host = request.Host.Value,
                scheme = request.Scheme,
                length,
                hash = Convert.ToHexStringLower(hash.GetHashAndReset()),
            }
        );
    }

    [Function("Refuse")]
    public IResult Refuse([HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/refuse")] HttpRequest request) =>
        Results.Text("too large", statusCode: StatusCodes.Status413PayloadTooLarge);

    [Function("Status")]
    public IResult Status(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/status/{code:int}")] HttpRequest request,
        string code
    ) => Results.Text("as asked", statusCode: int.Parse(code, CultureInfo.InvariantCulture));

    [Function("Away")]
    public IResult Away([HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/away")] HttpRequest request) =>
        Results.Redirect("https://example.org/elsewhere");

    [Function("Cookies")]
    public IResult Cookies([HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/cookies")] HttpRequest request)
    {
        HttpResponse response = request.HttpContext.Response;
        response.Cookies.Append("one", "1");
        response.Cookies.Append("two", "2");
        response.Headers.ETag = "\"tag\"";
        return Results.Text("cookies");
    }

    [Function("Stream")]
    public IResult Stream(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/stream")] HttpRequest request
    ) =>
        Results.Stream(async body =>
        {
            await body.WriteAsync("first "u8.ToArray());
            await body.FlushAsync();
            await Released.Task;
            await body.WriteAsync("second"u8.ToArray());
        });

    [Function("StreamOn")]
    public IResult StreamOn(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "probe/stream")] HttpRequest request
    )
    {
        Released.TrySetResult();
        return Results.NoContent();
    }

    [Function("Cut")]
    public IResult Cut([HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/cut")] HttpRequest request) =>
        Results.Stream(async body =>
        {
            await body.WriteAsync("half"u8.ToArray());
            await body.FlushAsync();
            throw new InvalidOperationException("thrown in the middle");
        });

    [Function("Throw")]
    public IResult Throw([HttpTrigger(AuthorizationLevel.Anonymous, Route = "probe/throw")] HttpRequest request) =>
        throw new InvalidOperationException("thrown by the function");
}
