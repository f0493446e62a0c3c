using Observatoire.Local.FunctionsHost.Workers;

namespace Observatoire.Local.FunctionsHost.Http;

/// <summary>What the host does with a request that is not for itself: route, key, then the worker.</summary>
internal sealed class RequestEntry(WorkerSupervisor worker, HttpProxy proxy, HostKeys keys, bool showsHomePage)
{
    private const string HomePage = "Your Azure Function App is up and running.\n";

    /// <summary>Which function answers what; null until the worker has told.</summary>
    public RouteTable? Routes { get; set; }

    public async Task AnswerAsync(HttpContext context)
    {
        if (Routes is null)
        {
            await worker.ReadyAsync(context.RequestAborted);
        }

        if (Routes is RouteTable routes)
        {
            await AnswerAsync(context, routes.Match(context.Request.Method, context.Request.Path));
        }
        else
        {
            await HttpProxy.NotReadyAsync(context.Response);
        }
    }

    private async Task AnswerAsync(HttpContext context, RouteMatch? match)
    {
        if (match is null && context.Request.Path == "/" && HttpMethods.IsGet(context.Request.Method))
        {
            await ShowHomePageAsync(context.Response);
        }
        else if (match is null || match.Function.Disabled)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (!keys.Opens(match.Function, context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            await proxy.InvokeAsync(context, match);
        }
    }

    private Task ShowHomePageAsync(HttpResponse response)
    {
        response.StatusCode = showsHomePage ? StatusCodes.Status200OK : StatusCodes.Status204NoContent;
        return showsHomePage ? response.WriteAsync(HomePage) : Task.CompletedTask;
    }
}
