namespace Observatoire.Browser;

/// <summary>The dashboards' own checks, so that one command runs all the tests there are.</summary>
public sealed class TypeScriptTests
{
    [Fact]
    public Task The_runtime_passes_its_unit_tests() => PassesAsync("test");

    [Fact]
    public Task The_runtime_is_well_typed_and_formatted() => PassesAsync("run", "check");

    private static async Task PassesAsync(params string[] arguments)
    {
        (int exitCode, string output) = await Command.RunAsync("npm", arguments);
        Assert.True(exitCode == 0, output);
    }
}
