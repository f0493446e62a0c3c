using Observatoire.Local.Demonstration;
using Observatoire.Local.FunctionsHost;
using Observatoire.Local.Logging;
using Observatoire.Local.Site;
using Observatoire.Local.Watching;
using Spectre.Console;

namespace Observatoire.Local;

/// <summary>The whole service on one machine: the store, the app under its host, the published site.</summary>
public sealed class LocalRunner : IAsyncDisposable
{
    private readonly LocalRunnerOptions options;
    private readonly RunnerFolder folder;
    private readonly LogFile log;
    private readonly ILoggerFactory logging;
    private readonly Stack<IAsyncDisposable> started = new();
    private readonly string appFolder;
    private ServedApp app = null!;

    private LocalRunner(LocalRunnerOptions options)
    {
        this.options = options;
        folder = RunnerFolder.Hold(options.Folder);
        appFolder = options.Watches ? folder.App : options.AppFolder;
        log = new LogFile(folder.LogFile, Alert, TimeProvider.System);
        logging = LogFileProvider.Factory(log);
    }

    /// <summary>Where everything answers.</summary>
    public LocalAddresses Addresses { get; private set; } = null!;

    /// <summary>Completes when the app has failed too often and the host has stopped.</summary>
    public Task Failed { get; private set; } = Task.CompletedTask;

    public string LogPath => folder.LogFile;

    /// <summary>The host of the app.</summary>
    /// <exception cref="InvalidOperationException">When the app runs under Core Tools.</exception>
    public LocalFunctionsHost Host => app.Host;

    /// <summary>How to reach the store.</summary>
    public string StorageConnection { get; private set; } = "";

    /// <summary>Starts everything, loads the demonstration, and returns when all is ready.</summary>
    /// <exception cref="RunnerException">When a part does not start; what had started is stopped.</exception>
    public static async Task<LocalRunner> StartAsync(
        LocalRunnerOptions options,
        CancellationToken cancellation = default
    )
    {
        LocalRunner runner = new(options);
        try
        {
            await runner.StartPartsAsync(cancellation);
            return runner;
        }
        catch
        {
            await runner.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Addresses is not null)
        {
            options.Terminal.WriteLine(RunnerText.Current.Stopping);
        }

        while (started.TryPop(out IAsyncDisposable? part))
        {
            await part.DisposeAsync();
        }

        logging.Dispose();
        log.Dispose();
        folder.Dispose();
    }

    private async Task StartPartsAsync(CancellationToken cancellation)
    {
        if (options.Watches && options.UsesCoreTools)
        {
            throw new RunnerException(RunnerText.Current.WatchNeedsOwnHost);
        }

        LocalKeys keys = folder.ReadKeys();
        folder.WriteKeys(keys);
        log.Redaction.Hide(keys.All);
        options.Terminal.WriteLine(RunnerText.Current.StartingStorage);
        Azurite store = await Azurite.StartAsync(options.RepositoryRoot, folder.Store, cancellation);
        started.Push(store);
        StorageConnection = store.ConnectionString;

        options.Terminal.WriteLine(RunnerText.Current.StartingIdentity);
        IdentityClient[] people =
        [
            IdentityClient.Dgas(keys.DgasCredential),
            IdentityClient.Approver(keys.ApproverCredential),
        ];
        IdentityProvider identity = await IdentityProvider.StartAsync(options.RepositoryRoot, people, cancellation);
        started.Push(identity);
        DgasTokens tokens = await TokensAsync(identity, people, cancellation);

        DemonstrationPlan? plan = DemonstrationChoice.Make(options, folder.ReadMarker(), TimeProvider.System);
        options.Terminal.WriteLine(RunnerText.Current.StartingApp);
        AppBuild build = new(options.RepositoryRoot, options.AppFolder, appFolder);
        if (options.Watches)
        {
            build.Take();
        }

        app = new(
            options,
            appFolder,
            () =>
                AppSettings.Build(
                    appFolder,
                    store.ConnectionString,
                    identity.Issuer,
                    DemonstrationChoice.SettingsFor(plan, options.Settings)
                ),
            log,
            logging
        );
        started.Push(app);
        await app.StartAsync(cancellation);
        Failed = app.Failed;
        SiteServer site = await SiteServer.StartAsync(
            store.ConnectionString,
            options.SitePort ?? FreePort.Prefer(4280),
            app.Address,
            logging,
            cancellation
        );
        started.Push(site);
        await app.WaitUntilReadyAsync(cancellation);
        await FillAsync(plan, keys, tokens, store, cancellation);

        Addresses = new LocalAddresses(
            site.Address.GetLeftPart(UriPartial.Authority),
            app.Api,
            app.Address.GetLeftPart(UriPartial.Authority) + "/admin",
            identity.Issuer.OriginalString,
            tokens.Maker,
            tokens.Approver,
            folder.ReadKeys().DepartementKeys
        );
        if (options.AddressesFile is string file)
        {
            RunnerFolder.Write(file, Addresses);
        }

        new Announcement(options.Terminal, folder, Addresses).Show(plan?.Trial, identity.TokenAddress, people);
        if (options.Watches)
        {
            Watch(build, stop => TokensAsync(identity, people, stop), store);
        }
    }

    private async Task<DgasTokens> TokensAsync(
        IdentityProvider identity,
        IdentityClient[] people,
        CancellationToken cancellation
    )
    {
        DgasTokens tokens = new(
            await identity.TokenAsync(people[0], cancellation: cancellation),
            await identity.TokenAsync(people[1], cancellation: cancellation)
        );
        log.Redaction.Hide([tokens.Maker, tokens.Approver]);
        return tokens;
    }

    private ApiClient ClientOf(DgasTokens tokens) =>
        new(new Uri(app.Api + "/"), tokens, options.Demonstration.IsSimulated, TimeProvider.System);

    /// <summary>From now on, shows each change of the sources; tokens are asked for each time, since they last twelve hours.</summary>
    private void Watch(AppBuild build, Func<CancellationToken, Task<DgasTokens>> tokensAsync, Azurite store)
    {
        WatchLoop loop = new(
            new SourceWatch(options.RepositoryRoot, AppBuild.Sources),
            build,
            async cancellation =>
            {
                await app.RestartAsync(cancellation);
                using ApiClient api = ClientOf(await tokensAsync(cancellation));
                await LoadOf(api, store).PublishAsync(cancellation);
            },
            options.Terminal
        );
        started.Push(loop);
        Failed = Task.WhenAny(app.Failed, loop.Ended).Unwrap();
        options.Terminal.WriteLine(RunnerText.Current.Watching);
    }

    private DemonstrationLoad LoadOf(ApiClient api, Azurite store) =>
        new(api, folder, store, options.Terminal, TimeProvider.System);

    /// <summary>Keys for every département, then the demonstration; given up when the app fails for good meanwhile.</summary>
    private async Task FillAsync(
        DemonstrationPlan? plan,
        LocalKeys keys,
        DgasTokens tokens,
        Azurite store,
        CancellationToken cancellation
    )
    {
        using CancellationTokenSource giveUp = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using ApiClient api = ClientOf(tokens);
        Task fill = FillAsync(plan, api, keys, store, giveUp.Token);
        if (await Task.WhenAny(fill, Failed) == fill)
        {
            await fill;
            return;
        }

        await giveUp.CancelAsync();
        await fill.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw new RunnerException(RunnerText.Current.AppGaveUp, LogPath);
    }

    private async Task FillAsync(
        DemonstrationPlan? plan,
        ApiClient api,
        LocalKeys keys,
        Azurite store,
        CancellationToken cancellation
    )
    {
        api.Keep(keys.DepartementKeys);
        IReadOnlyList<string> missing = [.. DepartementCodes.Read(options.AppFolder).Except(keys.DepartementKeys.Keys)];
        if (missing.Count > 0)
        {
            options.Terminal.WriteLine(RunnerText.Fill(RunnerText.Current.IssuingKeys, missing.Count));
            await Parallel.ForEachAsync(
                missing,
                new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancellation },
                async (code, token) => await api.IssueKeyAsync(code, token)
            );
            KeepKeys(api, keys);
        }

        if (plan is not null)
        {
            await LoadOf(api, store).RunAsync(plan, options.AppFolder, cancellation);
            KeepKeys(api, keys);
        }
        else if (options.Demonstration.File is not null)
        {
            options.Terminal.WriteLine(RunnerText.Current.NoDemonstration);
        }
    }

    private void KeepKeys(ApiClient api, LocalKeys keys)
    {
        LocalKeys all = keys with
        {
            DepartementKeys = api
                .DepartementKeys.OrderBy(key => key.Key, StringComparer.Ordinal)
                .ToDictionary(key => key.Key, key => key.Value),
        };
        log.Redaction.Hide(all.All);
        folder.WriteKeys(all);
    }

    private void Alert(LogLevel level, string line) =>
        options.Terminal.Write(new Text(line + "\n", new Style(level == LogLevel.Warning ? Color.Yellow : Color.Red)));
}
