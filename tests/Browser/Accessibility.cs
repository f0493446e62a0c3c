using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Observatoire.Browser;

/// <summary>A page as it stands, against the rules of level AA that a machine can check.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions LevelAa = new()
    {
        RunOnly = new RunOnlyOptions
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        },
        // What a rule holds for is not described node by node: on a page of tables that takes longer than all the rules.
        ResultTypes = [ResultType.Violations],
    };

    public static async Task HasNoViolationAsync(IPage page)
    {
        AxeResult result = await page.RunAxe(LevelAa);
        Assert.True(
            result.Violations.Length == 0,
            string.Join(
                "\n",
                result.Violations.Select(violation =>
                    $"{violation.Id}: {violation.Help}\n  {string.Join("\n  ", violation.Nodes.Take(5).Select(node => node.Html))}"
                )
            )
        );
    }
}
