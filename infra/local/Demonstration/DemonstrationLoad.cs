using System.Security.Cryptography;
using Spectre.Console;

namespace Observatoire.Local.Demonstration;

/// <summary>Puts the demonstration returns into the store through the app, then has it compute, and two people publish.</summary>
/// <remarks>
/// Interrupted anywhere, the next start does it again from the first return; those already in are answered as such,
/// so each month ends with each return once. The marker is written last, when the store has saved what it holds.
/// </remarks>
internal sealed class DemonstrationLoad(
    ApiClient api,
    RunnerFolder folder,
    Azurite store,
    IAnsiConsole terminal,
    TimeProvider clock
)
{
    private const int AtOnce = 8;

    /// <param name="plan">What it does.</param>
    /// <param name="appFolder">Root of the app: another one publishes anew, though the returns stay.</param>
    /// <param name="cancellation">Stops between two requests.</param>
    public async Task RunAsync(DemonstrationPlan plan, string appFolder, CancellationToken cancellation)
    {
        LoadMarker? before = folder.ReadMarker();
        LoadMarker after = new(plan.Identity, HashOf(appFolder), plan.FirstMonth, plan.LastMonth);
        bool isSame = string.Equals(after.Demonstration, before?.Demonstration, StringComparison.Ordinal);
        // The months of a nation are closed in their time: another one cannot take their place in the same store.
        if (before is { IsFinished: true } && (isSame || plan.FirstMonth is not null))
        {
            terminal.WriteLine(isSame ? RunnerText.Current.AlreadyLoaded : RunnerText.Current.OtherLoaded);
            if (before.App == after.App)
            {
                return;
            }

            after = before with { App = after.App };
        }
        else
        {
            // Started again after a stop, it goes on with the same months.
            folder.WriteMarker(after with { App = LoadMarker.Unfinished });
            await LoadAsync(plan, cancellation);
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

    private async Task LoadAsync(DemonstrationPlan plan, CancellationToken cancellation)
    {
        ParallelOptions options = new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await LoadProgress.ShowAsync(
            terminal,
            clock,
            RunnerText.Current.LoadingOrganisations,
            plan.Organisations.Count,
            step =>
                Parallel.ForEachAsync(
                    plan.Organisations,
                    options,
                    async (pair, token) =>
                    {
                        await api.DeclareAsync(pair.Key, pair.Value(), token);
                        step(1);
                    }
                )
        );
        await LoadProgress.ShowAsync(
            terminal,
            clock,
            RunnerText.Current.Loading,
            plan.Returns,
            async step =>
            {
                foreach (IReadOnlyList<DemonstrationDeposit> deposits in plan.Deposits)
                {
                    await Parallel.ForEachAsync(
                        deposits,
                        options,
                        async (deposit, token) =>
                        {
                            await api.DepositAsync(deposit, token);
                            step(deposit.Returns);
                        }
                    );
                }
            }
        );
        foreach (DemonstrationAct act in plan.Acts)
        {
            await api.SayAsync(act, cancellation);
        }

        if (plan.FirstMonth is not null)
        {
            await api.RunJobAsync("CloseMonth", cancellation);
        }

        foreach ((DemonstrationAct reopening, DemonstrationDeposit deposit) in plan.Reopenings)
        {
            await api.SayAsync(reopening, cancellation);
            await api.DepositAsync(deposit, cancellation);
        }
    }

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
