using System.Security.Cryptography;
using Spectre.Console;

namespace Observatoire.Local.Demonstration;

/// <summary>Puts the demonstration returns into the store through the app, then has it compute, and two people publish.</summary>
/// <remarks>
/// Interrupted anywhere, the next start does it again from the first return; those already in are answered as such,
/// so each month ends with each return once. The marker is written last, when the store has saved what it holds.
/// </remarks>
internal sealed class DemonstrationLoad(ApiClient api, RunnerFolder folder, Azurite store, IAnsiConsole terminal)
{
    private const int AtOnce = 8;

    public async Task RunAsync(DemonstrationReturns demonstration, string appFolder, CancellationToken cancellation)
    {
        LoadMarker? before = folder.ReadMarker();
        LoadMarker after = new(demonstration.Hash, HashOf(appFolder));
        if (after == before)
        {
            terminal.WriteLine(RunnerText.Current.AlreadyLoaded);
            return;
        }

        if (!string.Equals(after.Demonstration, before?.Demonstration, StringComparison.Ordinal))
        {
            foreach ((string departement, byte[] organisation) in demonstration.Organisations)
            {
                await api.DeclareAsync(departement, organisation, cancellation);
            }

            await LoadAsync(demonstration.Returns, cancellation);
        }

        await PublishAsync(cancellation);
        await store.WaitUntilSavedAsync(cancellation);
        folder.WriteMarker(after);
    }

    /// <summary>Has the app compute what is in the store, and publish it, whatever was loaded.</summary>
    public async Task PublishAsync(CancellationToken cancellation)
    {
        terminal.WriteLine(RunnerText.Current.Computing);
        await api.RunJobAsync("RefreshIndicators", cancellation);
        terminal.WriteLine(RunnerText.Current.Publishing);
        await api.ReleaseAsync(cancellation);
    }

    private Task LoadAsync(IReadOnlyList<DemonstrationReturn> returns, CancellationToken cancellation) =>
        LoadProgress.ShowAsync(
            terminal,
            returns.Count,
            step =>
                Parallel.ForEachAsync(
                    returns,
                    new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
                    async (demonstration, token) =>
                    {
                        await api.DepositAsync(demonstration, token);
                        step();
                    }
                )
        );

    // A rebuilt app publishes anew, though the returns stay.
    private static string HashOf(string appFolder)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        IEnumerable<string> parts = Directory
            .EnumerateFiles(appFolder, "Observatoire.*.dll")
            .Append(Path.Combine(appFolder, "dashboards", "assets.json"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal);
        foreach (string part in parts)
        {
            hash.AppendData(File.ReadAllBytes(part));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
