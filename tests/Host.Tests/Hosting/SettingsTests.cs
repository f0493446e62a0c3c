using Microsoft.Extensions.Configuration;
using Observatoire.Host.Hosting;

namespace Observatoire.Host.Tests.Hosting;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string?> Valid = new()
    {
        [Settings.Port] = "5000",
        [Settings.StorageConnection] = "UseDevelopmentStorage=true",
    };

    [Fact]
    public void What_is_not_set_has_its_value_by_default()
    {
        Settings settings = Read([]);

        Assert.Equal(
            (5000, 11, 64 * 1024 * 1024),
            (settings.HandlerPort, settings.DisclosureThreshold, settings.MaxReturnBytes)
        );
        Assert.Null(settings.DgasTokenSha256);
    }

    [Theory]
    [InlineData(Settings.Port, "")]
    [InlineData(Settings.Port, "99999")]
    [InlineData(Settings.Threshold, "onze")]
    [InlineData(Settings.Threshold, "0")]
    [InlineData(Settings.MaxReturnSize, "-1")]
    [InlineData(Settings.DgasTokenHash, "abc")]
    [InlineData(Settings.StorageConnection, "")]
    public void A_setting_that_cannot_be_used_stops_the_start_and_is_named(string name, string value) =>
        Assert.Contains(
            name,
            Assert.Throws<InvalidOperationException>(() => Read(new() { [name] = value })).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void An_account_name_takes_the_place_of_a_connection_string()
    {
        Settings settings = Read(
            new() { [Settings.StorageConnection] = null, ["AzureWebJobsStorage:accountName"] = "stobservatoire" }
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
