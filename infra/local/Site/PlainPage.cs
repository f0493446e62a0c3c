using System.Text.Encodings.Web;

namespace Observatoire.Local.Site;

/// <summary>The two pages the server has of its own: nothing published yet, and not found.</summary>
internal static class PlainPage
{
    public static Task WriteNothingPublishedAsync(HttpContext context)
    {
        RunnerText text = RunnerText.Current;
        context.Response.Headers.RetryAfter = "5";
        context.Response.Headers.CacheControl = "no-store";
        return WriteAsync(
            context,
            StatusCodes.Status503ServiceUnavailable,
            text.NothingPublishedTitle,
            text.NothingPublished
        );
    }

    public static Task WriteNotFoundAsync(HttpContext context) =>
        WriteAsync(
            context,
            StatusCodes.Status404NotFound,
            RunnerText.Current.NotFoundTitle,
            RunnerText.Current.NotFound
        );

    private static Task WriteAsync(HttpContext context, int status, string title, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        HtmlEncoder html = HtmlEncoder.Default;
        return context.Response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="fr">
              <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{html.Encode(title)}</title>
              </head>
              <body>
                <main>
                  <h1>{html.Encode(title)}</h1>
                  <p>{html.Encode(sentence)}</p>
                  <p><a href="/">{html.Encode(RunnerText.Current.Home)}</a></p>
                </main>
              </body>
            </html>

            """
        );
    }
}
