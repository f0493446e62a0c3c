using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Pages.Releases;

namespace Observatoire.Pages.Tests.Releases;

public class CertificateFilesTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public void The_hash_is_of_the_list_and_the_list_of_every_file_that_does_not_carry_it()
    {
        JsonElement certificate = JsonDocument.Parse(site.Text("certificate.json")).RootElement;
        string listPath = certificate.GetProperty("files").GetString()!;
        PublishedFile list = site.Files.Single(file => file.Path == listPath);
        string hash = certificate.GetProperty("hash").GetString()!;

        Assert.Equal(hash, Convert.ToHexStringLower(SHA256.HashData(list.Content.Span)));
        Dictionary<string, string> listed = SiteFixture
            .TextOf(list)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .ToDictionary(line => line[66..], line => line[..64], StringComparer.Ordinal);
        PublishedFile[] carriers =
        [
            .. site.Files.Where(file =>
                file.Path == listPath
                || file.Path.Contains("certificate.", StringComparison.Ordinal)
                || file.Path.EndsWith("certificat/index.html", StringComparison.Ordinal)
            ),
        ];
        Assert.Equal(5, carriers.Length);
        Dictionary<string, PublishedFile> lasting = site
            .Files.Except(carriers)
            .Where(file => file.AddressIn(SiteFixture.Stamp.Id) is not null)
            .ToDictionary(file => file.AddressIn(SiteFixture.Stamp.Id)!, StringComparer.Ordinal);
        Assert.Equal(lasting.Keys.Order(StringComparer.Ordinal), listed.Keys);
        Assert.Contains($"departements/01/{SiteFixture.Stamp.Id}.html", listed.Keys);
        Assert.Contains(lasting.Values, file => file.ContentEncoding == "br");
        Assert.All(
            lasting,
            pair =>
                Assert.Equal(
                    Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SiteFixture.TextOf(pair.Value)))),
                    listed[pair.Key]
                )
        );
        PublishedFile[] stable =
        [
            .. site.Files.Where(file => file.Path.EndsWith(".csv", StringComparison.Ordinal) && !file.Immutable),
        ];
        Assert.NotEmpty(stable);
        Assert.All(
            stable,
            file => Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)), listed.Values)
        );
    }

    [Fact]
    public void What_the_release_said_stays_at_a_hashed_address_of_its_own()
    {
        PublishedFile ofRelease = site.Files.Single(file =>
            file.Path.StartsWith($"releases/{SiteFixture.Stamp.Id}/certificate.", StringComparison.Ordinal)
        );

        Assert.True(ofRelease.Immutable);
        Assert.Equal(site.Text("certificate.json"), SiteFixture.TextOf(ofRelease));
        Assert.Contains($"/{ofRelease.Path}", site.Text("certificat/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_release_on_which_an_attack_succeeded_is_not_certified() =>
        Assert.Throws<ArgumentException>(() =>
            CertificateFiles.Write(SiteFixture.Certificate with { Faults = 1 }, SiteFixture.Stamp, [], site.Files)
        );
}
