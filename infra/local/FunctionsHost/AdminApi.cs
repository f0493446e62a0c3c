namespace Observatoire.Local.FunctionsHost;

/// <summary>The host's own routes: its state, and a run of a timer now.</summary>
internal sealed class AdminApi(
    HostKeys keys,
    string hostId,
    FunctionCatalog catalog,
    HandlerSupervisor handler,
    TimerScheduler timers
)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder admin = routes.MapGroup("/admin");
        admin.AddEndpointFilter(
            async (context, next) =>
                keys.OpensAdmin(context.HttpContext.Request) ? await next(context) : Results.Unauthorized()
        );
        admin.MapGet("/host/status", () => Results.Json(Status()));
        admin.MapPost(
            "/functions/{name}",
            (string name) => timers.RunNow(name) ? Results.Accepted() : Results.NotFound()
        );
        admin.MapFallback(() => Results.NotFound());
    }

    private object Status() =>
        new
        {
            id = hostId,
            version = HostIdentity.Version,
            state = handler.Failed.IsCompleted ? "Error"
            : handler.IsReady ? "Running"
            : "Initialized",
            handler = new { id = handler.HandlerId, errors = handler.Errors },
            functions = catalog.Http.Select(function => new
            {
                name = function.Name,
                route = function.Route,
                methods = function.Methods,
                disabled = function.Disabled,
            }),
            timers = timers.Names.Select(name => new
            {
                name,
                schedule = catalog
                    .Timers.First(timer => string.Equals(timer.Name, name, StringComparison.OrdinalIgnoreCase))
                    .Schedule,
                next = timers.Status(name)?.Next,
                lastRun = timers.LastRun(name),
            }),
        };
}
