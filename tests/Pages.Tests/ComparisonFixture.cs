using Observatoire.Editions;
using Observatoire.Pages.Rendering;
using Observatoire.Support.Pages;

namespace Observatoire.Pages.Tests;

/// <summary>The site of <see cref="ComparedNation"/>, marked as simulated.</summary>
public sealed class ComparisonFixture : IDisposable
{
    private readonly SiteFixture site = new();

    public ComparisonFixture()
    {
        Nation = new ComparedNation();
        Files = new SiteRenderer(site.Assets, SiteFixture.Deposit)
            .RenderAsync(
                Nation.Table,
                Nation.Editions,
                Nation.Organisations,
                SiteFixture.Stamp with
                {
                    Simulated = true,
                }
            )
            .GetAwaiter()
            .GetResult();
    }

    public ComparedNation Nation { get; }

    public IReadOnlyList<PublishedFile> Files { get; }

    public string Text(string path) => SiteFixture.TextOf(Files.Single(file => file.Path == path));

    public void Dispose() => site.Dispose();
}

/// <summary>Pages that are rendered once for all the tests that look at them.</summary>
[CollectionDefinition(Name)]
public sealed class ComparisonTests : ICollectionFixture<ComparisonFixture>
{
    public const string Name = "comparison";
}
