using Observatoire.Local.FunctionsHost.Timers;
using Observatoire.Local.FunctionsHost.Workers;

namespace Observatoire.Local.FunctionsHost;

/// <summary>The host's own routes: its state, and a run of a timer now.</summary>
internal sealed class AdminApi(HostKeys keys, string hostId, WorkerSupervisor worker, TimerScheduler timers)
{
    /// <summary>The functions; null until the worker has told.</summary>
    public FunctionCatalog? Catalog { get; set; }

    public void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder admin = routes.MapGroup("/admin");
        admin.MapFallback(() => Results.NotFound());
        RouteGroupBuilder locked = admin.MapGroup("");
        locked.AddEndpointFilter(
            async (context, next) =>
                keys.OpensAdmin(context.HttpContext.Request) ? await next(context)
                : keys.AreKnown(context.HttpContext.Request) ? Results.StatusCode(StatusCodes.Status403Forbidden)
                : Results.Unauthorized()
        );
        locked.MapGet("/host/status", () => Results.Json(Status()));
        locked.MapPost("/functions/{name}", (Delegate)RunAsync);
    }

    private async Task<IResult> RunAsync(string name, HttpRequest request) =>
        !request.HasJsonContentType() ? Results.StatusCode(StatusCodes.Status415UnsupportedMediaType)
        : request.ContentLength is 0 ? Results.BadRequest()
        : await worker.ReadyAsync(request.HttpContext.RequestAborted) is null
            ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable)
        : timers.RunNow(name) ? Results.Accepted()
        : Results.NotFound();

    private object Status() =>
        new
        {
            id = hostId,
            version = HostIdentity.Version,
            state = worker.Failed.IsCompleted ? "Error"
            : worker.IsReady ? "Running"
            : "Initialized",
            worker = new { id = worker.Pid, errors = worker.Errors },
            functions = (Catalog?.Http ?? []).Select(function => new
            {
                name = function.Name,
                route = function.Route,
                methods = function.Methods,
                disabled = function.Disabled,
            }),
            timers = timers.Functions.Select(timer => new
            {
                name = timer.Name,
                schedule = timer.Schedule,
                next = timers.Status(timer.Name)?.Next,
                lastRun = timers.LastRun(timer.Name),
            }),
        };
}
