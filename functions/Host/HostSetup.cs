using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;
using Observatoire.Editions;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Verdicts;
using Observatoire.Host.Callers;
using Observatoire.Host.Hosting;
using Observatoire.Host.Indicators;
using Observatoire.Host.Months;
using Observatoire.Host.Organisations;
using Observatoire.Host.Releases;
using Observatoire.Host.Returns;
using Observatoire.Host.Service;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Organisations;
using Observatoire.Storage;

namespace Observatoire.Host;

/// <summary>How the app stands in the isolated worker: its settings, its log, its middleware, and what it is made of.</summary>
public static class HostSetup
{
    /// <summary>Where the Functions host says that the app is: host.json, the nomenclature, the dashboards.</summary>
    private const string AppFolder = "FUNCTIONS_APPLICATION_DIRECTORY";

    /// <exception cref="InvalidOperationException">When a setting is missing or unusable, or a function does not state its access.</exception>
    public static void AddHosting(this FunctionsApplicationBuilder builder)
    {
        Settings settings = Settings.Read(builder.Configuration);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);

        builder.Services.Configure<KestrelServerOptions>(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null; // RequestFiles gives the limit and its French answer.
        });
        builder.Services.ConfigureHttpJsonOptions(json =>
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping
        );

        // Beside what the worker tells the host, JSON lines, each with its invocation. Not on the error stream: host.json leaves
        // that to what a worker says that dies, and nothing is logged twice.
        builder.Logging.AddJsonConsole(console => console.IncludeScopes = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Azure", LogLevel.Warning);
        builder.Services.AddCallers(settings);
        builder.Services.AddCors();
        builder.Services.AddSingleton<CrossOrigin>();
        builder.UseMiddleware<AnswerMiddleware>();
        builder.UseMiddleware<CallerMiddleware>();
    }

    public static void AddObservatoire(this FunctionsApplicationBuilder builder)
    {
        string app =
            builder.Configuration[AppFolder]
            ?? throw new InvalidOperationException($"{AppFolder} is not set: start the app by its host, `func start`.");
        builder.Services.AddNomenclature(Path.Combine(app, "nomenclature"));
        builder.Services.AddStorage();
        builder.Services.AddHostedService<WarmUp>();
        builder.Services.AddSingleton<Jobs>();
        builder.Services.AddSingleton<RequestFiles>();
        builder.Services.AddSingleton<Submissions>();
        builder.Services.AddSingleton<ReturnChecking>();
        builder.Services.AddSingleton<AcceptedReturns>();
        builder.Services.AddSingleton<Deposits>();
        builder.Services.AddSingleton<MonthGate>();
        builder.Services.AddSingleton<MonthRequests>();
        builder.Services.AddSingleton<KnownOrganisations>();
        builder.Services.AddReleases(Path.Combine(app, "nomenclature"), Path.Combine(app, "dashboards"));
    }

    /// <summary>What the nomenclature says, read when it is first asked for: the app answers its host before.</summary>
    private static void AddNomenclature(this IServiceCollection services, string folder)
    {
        services.AddSingleton(_ => NomenclatureFolder.Read(folder));
        services.AddSingleton(_ => NomenclatureFolder.ReadFindings(folder));
        services.AddSingleton(_ => NomenclatureFolder.ReadTemplateText(folder));
        services.AddSingleton(_ => NomenclatureFolder.ReadSentences(folder));
        services.AddSingleton(_ => NomenclatureFolder.ReadReportText(folder));
        services.AddSingleton(_ => NomenclatureFolder.ReadTypology(folder));
        services.AddSingleton(_ => new Explanations(NomenclatureFolder.ReadReasons(folder)));
        services.AddSingleton<ReturnCheck>();
        services.AddSingleton<VerdictWords>();
        services.AddSingleton(provider => new OrganisationCheck(
            provider.GetRequiredService<Typology>(),
            NomenclatureFolder.ReadCommunes(folder)
        ));
        services.AddSingleton(provider => new RefreshIndicators.Method(
            provider.GetRequiredService<EditionSeries>(),
            Fingerprint.OfFolder(folder)
        ));
    }

    private static void AddStorage(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            Settings settings = provider.GetRequiredService<Settings>();
            return settings.Connection is null
                ? StorageAccount.ConnectWithIdentity(settings.AccountName!, settings.ClientId)
                : StorageAccount.Connect(settings.Connection);
        });
        services.AddSingleton<RawStore>();
        services.AddSingleton<FactStore>();
        services.AddSingleton<Ledger>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<RefusalLog>();
        services.AddSingleton<OrganisationStore>();
        services.AddSingleton<MonthJournal>();
        services.AddSingleton<IndicatorStore>();
    }
}
