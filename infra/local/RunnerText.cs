using System.Globalization;
using System.Text.Json;

namespace Observatoire.Local;

/// <summary>Every sentence the runner says to its user, from RunnerText.fr.json; a missing one stops the runner at once.</summary>
public sealed record RunnerText
{
    public static RunnerText Current { get; } = Load();

    public static CultureInfo Culture { get; } = CultureInfo.GetCultureInfo("fr-FR");

    public required string Description { get; init; }

    public required string DataOption { get; init; }

    public required string AddressesOption { get; init; }

    public required string EmptyOption { get; init; }

    public required string AppOption { get; init; }

    public required string DemonstrationOption { get; init; }

    public required string ConvertDescription { get; init; }

    public required string ConvertSource { get; init; }

    public required string HostOption { get; init; }

    public required string RealOption { get; init; }

    public required string ReopeningReason { get; init; }

    public required string ActRefused { get; init; }

    public required string LoadingOrganisations { get; init; }

    public required string OtherLoaded { get; init; }

    public required string DemonstrationIsOlder { get; init; }

    public required string ToTry { get; init; }

    public required string TryDeposit { get; init; }

    public required string TryPage { get; init; }

    public required string TryDgas { get; init; }

    public required string SimulateDescription { get; init; }

    public required string SimulateTarget { get; init; }

    public required string SeedOption { get; init; }

    public required string MonthsOption { get; init; }

    public required string FaultsOption { get; init; }

    public required string SimulatedWritten { get; init; }

    public required string MonthsUnreadable { get; init; }

    public required string Converted { get; init; }

    public required string ApiPortOption { get; init; }

    public required string SitePortOption { get; init; }

    public required string WatchOption { get; init; }

    public required string DebugOption { get; init; }

    public required string WatchNeedsOwnHost { get; init; }

    public required string WaitingForDebugger { get; init; }

    public required string Watching { get; init; }

    public required string FileChanged { get; init; }

    public required string FilesChanged { get; init; }

    public required string BuildFailed { get; init; }

    public required string Shown { get; init; }

    public required string StartingStorage { get; init; }

    public required string StartingIdentity { get; init; }

    public required string StartingApp { get; init; }

    public required string IssuingKeys { get; init; }

    public required string Loading { get; init; }

    public required string LoadingPlain { get; init; }

    public required string AlreadyLoaded { get; init; }

    public required string NoDemonstration { get; init; }

    public required string Computing { get; init; }

    public required string Publishing { get; init; }

    public required string Ready { get; init; }

    public required string SiteLabel { get; init; }

    public required string ApiLabel { get; init; }

    public required string AdminLabel { get; init; }

    public required string KeyLabel { get; init; }

    public required string TokenLabel { get; init; }

    public required string ApproverLabel { get; init; }

    public required string StopHint { get; init; }

    public required string Stopping { get; init; }

    public required string Stopped { get; init; }

    public required string AlreadyRunning { get; init; }

    public required string PortTaken { get; init; }

    public required string NodeModulesMissing { get; init; }

    public required string StorageDidNotStart { get; init; }

    public required string IdentityDidNotStart { get; init; }

    public required string AppNotReady { get; init; }

    public required string AppGaveUp { get; init; }

    public required string AppEnded { get; init; }

    public required string HostJsonMissing { get; init; }

    public required string HostVersion { get; init; }

    public required string HostUnsupported { get; init; }

    public required string FunctionUnsupported { get; init; }

    public required string FunctionName { get; init; }

    public required string RouteReserved { get; init; }

    public required string RouteConstraint { get; init; }

    public required string ScheduleUnreadable { get; init; }

    public required string SettingMissing { get; init; }

    public required string JsonUnreadable { get; init; }

    public required string WorkerMissing { get; init; }

    public required string WorkerUnsupported { get; init; }

    public required string WorkerWithoutHttp { get; init; }

    public required string WorkerWithoutIndex { get; init; }

    public required string CoreToolsMissing { get; init; }

    public required string CoreToolsDidNotStart { get; init; }

    public required string KeyRefused { get; init; }

    public required string ReturnRefused { get; init; }

    public required string OrganisationRefused { get; init; }

    public required string JobFailed { get; init; }

    public required string ReleaseRefused { get; init; }

    public required string ReleaseNoteFr { get; init; }

    public required string ReleaseNoteEn { get; init; }

    public required string DemonstrationUnreadable { get; init; }

    public required string NothingPublishedTitle { get; init; }

    public required string NothingPublished { get; init; }

    public required string NotFoundTitle { get; init; }

    public required string NotFound { get; init; }

    public required string Home { get; init; }

    /// <summary>Fills the places of a sentence.</summary>
    public static string Fill(string sentence, params object[] values) => string.Format(Culture, sentence, values);

    private static RunnerText Load()
    {
        using Stream text = typeof(RunnerText).Assembly.GetManifestResourceStream("RunnerText.fr.json")!;
        return JsonSerializer.Deserialize<RunnerText>(text)!;
    }
}
