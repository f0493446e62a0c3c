using System.Net;
using Observatoire.Local;

namespace Observatoire.Contract;

/// <summary>The runner with the real host, where Azure Functions Core Tools are installed.</summary>
public sealed class CoreToolsTests : IDisposable
{
    private readonly Scratch scratch = new();

    public void Dispose() => scratch.Dispose();

    [CoreToolsFact]
    public async Task The_app_answers_under_Core_Tools_and_nothing_is_left_running()
    {
        using (RunnerCommand runner = RunnerCommand.Start(scratch, more: ["--empty", "--host", "func"]))
        {
            LocalAddresses addresses = await runner.AddressesAsync();
            using HttpClient client = new();
            using HttpResponseMessage unknown = await client.GetAsync(new Uri(addresses.Api + "/unknown"));

            await client.GetStringAsync(new Uri(addresses.Api + "/probe/start"));
            Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        }

        await Eventually.HoldsAsync(() => Signals.Naming(scratch.Path).Count == 0);
    }

    [Fact]
    public async Task Where_they_are_missing_the_user_is_told()
    {
        using RunnerCommand runner = RunnerCommand.Start(
            scratch,
            more: ["--empty", "--host", "func"],
            withoutCoreTools: true
        );

        Assert.Equal(1, await runner.ExitCodeAsync());
        Assert.Contains("func", runner.Output);
    }
}

/// <summary>A fact about Core Tools; skipped, and said so, where there are none.</summary>
internal sealed class CoreToolsFactAttribute : FactAttribute
{
    public CoreToolsFactAttribute()
    {
        if (!CoreTools.IsInstalled)
        {
            Skip = "Azure Functions Core Tools (func) are not on the PATH.";
        }
    }
}
