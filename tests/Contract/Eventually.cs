namespace Observatoire.Contract;

/// <summary>Waits for what another process does. The limit only keeps a failing test from hanging.</summary>
internal static class Eventually
{
    public static Task HoldsAsync(Func<bool> condition) => HoldsAsync(() => Task.FromResult(condition()));

    public static async Task HoldsAsync(Func<Task<bool>> condition)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(3));
        while (!await condition())
        {
            Assert.False(limit.IsCancellationRequested, "It did not come about within three minutes.");
            await Task.Delay(20);
        }
    }
}
