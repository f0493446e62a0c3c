namespace Observatoire.Host.Tests.Service;

[Collection(RunningAppCollection.Name)]
public sealed class HealthTests(RunningApp app)
{
    [Fact]
    public async Task Health_says_the_edition_the_storage_and_the_timers()
    {
        Answer health = await app.SendAsync(HttpMethod.Get, "health");

        Assert.Equal(200, health.Status);
        Assert.Equal("ok", health.Body.GetProperty("status").GetString());
        Assert.Equal("2026-01", health.Body.GetProperty("edition").GetString());
        Assert.True(health.Body.GetProperty("timers").TryGetProperty("RefreshIndicators", out _));
    }
}
