using Microsoft.Extensions.Configuration;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Tests.Hosting;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Valid = new()
    {
        ["ObservatoireStorage"] = "UseDevelopmentStorage=true",
    };

    private static readonly Dictionary<string, string?> Identified = new()
    {
        ["OIDC_AUTHORITY"] = "https://identite.gouv.fr/dgas",
        ["OIDC_AUDIENCE"] = "api",
        ["OIDC_ROLE"] = "dgas",
    };

    [Fact]
    public void The_provider_is_reached_over_TLS_unless_it_is_on_this_machine()
    {
        Assert.Equal(
            new IdentitySettings(new Uri("https://identite.gouv.fr/dgas"), "api", "dgas"),
            Read(Identified).Identity
        );
        Assert.NotNull(Read(new(Identified) { ["OIDC_AUTHORITY"] = "http://127.0.0.1:7073" }).Identity);
    }

    [Fact]
    public void What_is_not_set_has_its_value_by_default()
    {
        Settings settings = Read([]);

        Assert.Equal(64 * 1024 * 1024, settings.MaxReturnBytes);
        Assert.Null(settings.Identity);
        Assert.Equal(("/api", null), (settings.SiteApiAddress, settings.SiteOrigin));
        Assert.Equal(
            (600, 64, 60),
            (settings.OpenRequestsPerMinute, settings.OpenRequestsAtOnce, settings.FailedAuthenticationsPerMinute)
        );
    }

    [Theory]
    [InlineData("DEADLINE_DAYS", "400")]
    [InlineData("MAX_RETURN_BYTES", "onze")]
    [InlineData("SITE_ORIGIN", "observatoire.example.org")]
    [InlineData("SITE_ORIGIN", "https://observatoire.example.org/depot")]
    [InlineData("SITE_API_ADDRESS", "observatoire.example.org/api")]
    [InlineData("SITE_API_ADDRESS", "/")]
    [InlineData("FIRST_CLOSING_MONTH", "2026-13")]
    [InlineData("MAX_RETURN_BYTES", "-1")]
    [InlineData("OPEN_REQUESTS_PER_MINUTE", "0")]
    [InlineData("OIDC_AUTHORITY", "un jour")]
    [InlineData("OIDC_AUTHORITY", "http://identite.gouv.fr")]
    [InlineData("OIDC_AUDIENCE", "")]
    [InlineData("OIDC_ROLE", null)]
    [InlineData("ObservatoireStorage", "")]
    public void A_setting_that_cannot_be_used_stops_the_start_and_is_named(string name, string? value) =>
        Assert.Contains(
            name,
            Assert.Throws<InvalidOperationException>(() => Read(new(Identified) { [name] = value })).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void What_is_not_declared_is_not_read() =>
        Assert.Contains(
            "NOT_DECLARED",
            Assert
                .Throws<InvalidOperationException>(() =>
                    new DeclaredSettings(new ConfigurationBuilder().Build()).Text("NOT_DECLARED")
                )
                .Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_account_name_takes_the_place_of_a_connection_string()
    {
        Settings settings = Read(
            new() { ["ObservatoireStorage"] = null, ["ObservatoireStorage:accountName"] = "stobservatoire" }
        );

        Assert.Equal("stobservatoire", settings.AccountName);
    }

    private static Settings Read(Dictionary<string, string?> changed)
    {
        Dictionary<string, string?> values = new(Valid);
        foreach ((string name, string? value) in changed)
        {
            values[name] = value;
        }

        return Settings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
    }
}
