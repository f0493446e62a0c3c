using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Observatoire.Contract.Probe;

/// <summary>Functions that are interesting for their route or their key only.</summary>
public sealed class Routes
{
    [Function("Keyed")]
    public IResult Keyed([HttpTrigger(AuthorizationLevel.Function, Route = "keyed")] HttpRequest request) =>
        Results.Text("keyed");

    [Function("Master")]
    public IResult Master([HttpTrigger(AuthorizationLevel.Admin, Route = "master")] HttpRequest request) =>
        Results.Text("master");

    [Function("OnlyPut")]
    public IResult OnlyPut(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "only/put")] HttpRequest request
    ) => Results.Text("put");

    [Function("Number")]
    public IResult Number(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "number/{n:int}")] HttpRequest request,
        string n
    ) => Results.Text(n);

    /// <summary>Switched off by an app setting of the tests.</summary>
    [Function("Off")]
    public IResult Off([HttpTrigger(AuthorizationLevel.Anonymous, Route = "off")] HttpRequest request) =>
        Results.Text("on");

    [Function("Preflight")]
    public IResult Preflight(
        [HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "{*path}")] HttpRequest request
    )
    {
        request.HttpContext.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.NoContent();
    }

    /// <summary>What the host makes of route and query, as a function binds them by name.</summary>
    [Function("Bound")]
    public IResult Bound(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "probe/bound/{departement}/{month?}")]
            HttpRequest request,
        string departement,
        string? month,
        string? motif
    ) =>
        Results.Json(
            new
            {
                departement,
                month,
                motif,
            }
        );
}
