namespace Observatoire.Local.FunctionsHost;

/// <summary>What the host does with a request that is not for itself: route, key, then the handler.</summary>
internal sealed class RequestEntry(
    RouteTable routes,
    HttpProxy proxy,
    HostKeys keys,
    IReadOnlyDictionary<string, string> customHeaders,
    bool showsHomePage
)
{
    private const string HomePage = "Your Azure Function App is up and running.\n";

    public async Task AnswerAsync(HttpContext context)
    {
        HttpFunction? function = routes.Match(context.Request.Method, context.Request.Path);
        if (function is null && context.Request.Path == "/" && HttpMethods.IsGet(context.Request.Method))
        {
            await ShowHomePageAsync(context.Response);
        }
        else if (function is null || function.Disabled)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (!keys.Opens(function, context.Request))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else
        {
            context.Response.OnStarting(AddCustomHeaders, context.Response);
            await proxy.InvokeAsync(context, function);
        }
    }

    private Task ShowHomePageAsync(HttpResponse response)
    {
        response.StatusCode = showsHomePage ? StatusCodes.Status200OK : StatusCodes.Status204NoContent;
        return showsHomePage ? response.WriteAsync(HomePage) : Task.CompletedTask;
    }

    private Task AddCustomHeaders(object response)
    {
        foreach ((string name, string value) in customHeaders)
        {
            ((HttpResponse)response).Headers[name] = value;
        }

        return Task.CompletedTask;
    }
}
