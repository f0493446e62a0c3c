using System.ServiceModel.Syndication;
using System.Text;
using System.Xml;
using Observatoire.Editions;
using Observatoire.Pages.Words;

namespace Observatoire.Pages.Releases;

/// <summary>One release in the feed.</summary>
/// <param name="Id">Its id: part of the address its overview keeps for ever.</param>
/// <param name="PublishedAt">When the site was switched to it.</param>
/// <param name="Note">What was said of it; null when nothing.</param>
/// <param name="WithdrawnAt">When it was withdrawn; null when it was not.</param>
/// <param name="Reason">Why it was withdrawn, as it was written.</param>
public sealed record FeedEntry(
    string Id,
    DateTimeOffset PublishedAt,
    BilingualText? Note,
    DateTimeOffset? WithdrawnAt,
    string? Reason
);

/// <summary>The feed of releases, RFC 4287 (Atom): one a language, an entry a release that was ever published.</summary>
/// <remarks>The same releases give the same bytes. An entry keeps its id for ever; withdrawing it changes its title and text.</remarks>
internal static class ReleaseFeed
{
    private const string File = "flux.xml";
    private const string Identity = "urn:observatoire:release";

    /// <summary>Its address below the site's root.</summary>
    public static string PathIn(Language language) => language.Root + File;

    /// <param name="text">The texts all pages share, in the language of the feed.</param>
    /// <param name="entries">In any order; not empty.</param>
    /// <param name="site">Origin of the site, for whole addresses; null: they are from its root.</param>
    public static PublishedFile Write(SiteText text, IReadOnlyList<FeedEntry> entries, Uri? site)
    {
        SyndicationFeed feed = new([
            .. entries.OrderByDescending(entry => entry.PublishedAt).Select(entry => ItemOf(entry, text, site)),
        ])
        {
            Id = $"{Identity}s:{text.Language.Code}",
            Title = new TextSyndicationContent(text["feed.title"]),
            Description = new TextSyndicationContent(text["feed.subtitle"]),
            LastUpdatedTime = entries.Max(Updated).ToUniversalTime(),
            Language = text.Language.Code,
        };
        feed.Authors.Add(new SyndicationPerson { Name = text["site.name"] });
        feed.Links.Add(SyndicationLink.CreateSelfLink(Address(PathIn(text.Language), site), "application/atom+xml"));
        feed.Links.Add(SyndicationLink.CreateAlternateLink(Address(text.Language.Root, site), "text/html"));
        using MemoryStream bytes = new();
        using (XmlWriter xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            new Atom10FeedFormatter(feed).WriteTo(xml);
        }

        return new PublishedFile(
            PathIn(text.Language),
            "application/atom+xml; charset=utf-8",
            bytes.ToArray(),
            ContentEncoding: null,
            Immutable: false
        );
    }

    private static SyndicationItem ItemOf(FeedEntry entry, SiteText text, Uri? site)
    {
        bool withdrawn = entry.WithdrawnAt is not null;
        string note = entry.Note is null ? text["feed.no-note"] : text.Of(entry.Note);
        SyndicationItem item = new()
        {
            Id = $"{Identity}:{entry.Id}",
            Title = new TextSyndicationContent(
                text.Format(withdrawn ? "feed.withdrawn" : "feed.entry", ("day", text.Day(entry.PublishedAt)))
            ),
            Content = new TextSyndicationContent(
                withdrawn ? $"{text.Format("feed.reason", ("reason", entry.Reason ?? ""))} {note}" : note
            ),
            PublishDate = entry.PublishedAt.ToUniversalTime(),
            LastUpdatedTime = Updated(entry).ToUniversalTime(),
        };
        item.Links.Add(
            SyndicationLink.CreateAlternateLink(Address($"{text.Language.Root}{entry.Id}.html", site), "text/html")
        );
        return item;
    }

    private static DateTimeOffset Updated(FeedEntry entry) => entry.WithdrawnAt ?? entry.PublishedAt;

    private static Uri Address(string path, Uri? site) =>
        site is null ? new Uri("/" + path, UriKind.Relative) : new Uri(site, "/" + path);
}
