using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Components.Web.HtmlRendering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Observatoire.Editions;

namespace Observatoire.Pages.Rendering;

/// <summary>Makes files of page components. Safe to call from several threads.</summary>
internal sealed class PageWriter : IAsyncDisposable
{
    private const string HtmlType = "text/html; charset=utf-8";

    private readonly ServiceProvider services = new ServiceCollection()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
        .BuildServiceProvider();

    /// <param name="path">Address of the file below the site's root.</param>
    /// <param name="page">Given to the component as its parameter <c>Page</c>.</param>
    /// <exception cref="InvalidDataException">When the page shows what does not exist.</exception>
    public async Task<PublishedFile> WriteAsync<TComponent>(string path, object page)
        where TComponent : IComponent
    {
        await using HtmlRenderer renderer = new(services, NullLoggerFactory.Instance);
        string html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            HtmlRootComponent root = await renderer.RenderComponentAsync<TComponent>(
                ParameterView.FromDictionary(
                    new Dictionary<string, object?>(StringComparer.Ordinal) { ["Page"] = page }
                )
            );
            return root.ToHtmlString();
        });
        return new PublishedFile(
            path,
            HtmlType,
            Encoding.UTF8.GetBytes(Plain(html)),
            ContentEncoding: null,
            Immutable: false
        );
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    // The framework's encoder always escapes these three; as characters they are as safe, shorter, and can be searched for.
    private static string Plain(string html) =>
        html.Replace("&#xA0;", "\u00A0", StringComparison.Ordinal)
            .Replace("&#x202F;", "\u202F", StringComparison.Ordinal)
            .Replace("&#x2B;", "+", StringComparison.Ordinal);
}
