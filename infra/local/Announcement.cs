using Observatoire.Local.Demonstration;
using Spectre.Console;

namespace Observatoire.Local;

/// <summary>What the runner says once all is ready: where everything answers, and what to try.</summary>
/// <param name="terminal">Where it is said.</param>
/// <param name="folder">Where the file to try is written.</param>
/// <param name="addresses">Where everything answers.</param>
internal sealed class Announcement(IAnsiConsole terminal, RunnerFolder folder, LocalAddresses addresses)
{
    /// <param name="trial">What to try; null for nothing.</param>
    /// <param name="tokenAddress">Where the DGAS asks for tokens.</param>
    /// <param name="people">Who may, the maker of releases first.</param>
    public void Show(DemonstrationTrial? trial, Uri tokenAddress, IdentityClient[] people)
    {
        RunnerText text = RunnerText.Current;
        terminal.WriteLine();
        terminal.Write(new Text(text.Ready + "\n", new Style(Color.Green)));
        terminal.WriteLine($"{text.SiteLabel} : {addresses.Site}/");
        terminal.WriteLine($"{text.ApiLabel} : {addresses.Api}");
        terminal.WriteLine($"{text.AdminLabel} : {addresses.Admin}");
        foreach (
            (string code, string key) in addresses
                .DepartementKeys.OrderBy(key => trial is null || key.Key != trial.Departement)
                .ThenBy(key => key.Key, StringComparer.Ordinal)
                .Take(1)
        )
        {
            // On a line of its own, whole, to be copied.
            terminal.WriteLine(RunnerText.Fill(text.KeyLabel, code) + " :");
            terminal.WriteLine(key);
        }

        foreach ((string label, IdentityClient who) in new[] { text.TokenLabel, text.ApproverLabel }.Zip(people))
        {
            terminal.WriteLine(label + " :");
            terminal.WriteLine($"curl -s -u {who.Id}:{who.Credential} -d grant_type=client_credentials {tokenAddress}");
        }

        if (trial is not null)
        {
            ShowTrial(trial);
        }

        terminal.WriteLine(text.StopHint);
    }

    private void ShowTrial(DemonstrationTrial trial)
    {
        RunnerText text = RunnerText.Current;
        string file = folder.WriteFile(trial.FileName, trial.File());
        terminal.WriteLine();
        terminal.WriteLine(text.ToTry);
        terminal.WriteLine(RunnerText.Fill(text.TryDeposit, addresses.Site + "/depot/", trial.Departement, file));
        terminal.WriteLine(RunnerText.Fill(text.TryPage, addresses.Site + trial.ConcludingPage));
        terminal.WriteLine(RunnerText.Fill(text.TryDgas, $"{addresses.Api}/collection/{trial.Month}"));
        terminal.WriteLine();
    }
}
