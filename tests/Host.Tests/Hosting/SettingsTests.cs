using Microsoft.Extensions.Configuration;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Tests.Hosting;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Valid = new()
    {
        [Settings.StorageConnection] = "UseDevelopmentStorage=true",
    };

    private static readonly Dictionary<string, string?> Identified = new()
    {
        [Settings.OidcAuthority] = "https://identite.gouv.fr/dgas",
        [Settings.OidcAudience] = "api",
        [Settings.OidcRole] = "dgas",
    };

    [Fact]
    public void The_provider_is_reached_over_TLS_unless_it_is_on_this_machine()
    {
        Assert.Equal(
            new IdentitySettings(new Uri("https://identite.gouv.fr/dgas"), "api", "dgas"),
            Read(Identified).Identity
        );
        Assert.NotNull(Read(new(Identified) { [Settings.OidcAuthority] = "http://127.0.0.1:7073" }).Identity);
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
    [InlineData(Settings.Deadline, "400")]
    [InlineData(Settings.MaxReturnSize, "onze")]
    [InlineData(Settings.SiteAddress, "observatoire.example.org")]
    [InlineData(Settings.SiteAddress, "https://observatoire.example.org/depot")]
    [InlineData(Settings.SiteApi, "observatoire.example.org/api")]
    [InlineData(Settings.MaxReturnSize, "-1")]
    [InlineData(Settings.OpenRate, "0")]
    [InlineData(Settings.OidcAuthority, "un jour")]
    [InlineData(Settings.OidcAuthority, "http://identite.gouv.fr")]
    [InlineData(Settings.OidcAudience, "")]
    [InlineData(Settings.OidcRole, null)]
    [InlineData(Settings.StorageConnection, "")]
    public void A_setting_that_cannot_be_used_stops_the_start_and_is_named(string name, string? value) =>
        Assert.Contains(
            name,
            Assert.Throws<InvalidOperationException>(() => Read(new(Identified) { [name] = value })).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_account_name_takes_the_place_of_a_connection_string()
    {
        Settings settings = Read(
            new() { [Settings.StorageConnection] = null, ["ObservatoireStorage:accountName"] = "stobservatoire" }
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
