using System.Globalization;
using Observatoire.Editions.Time;
using Observatoire.Host.Callers;
using Observatoire.Host.Months;

namespace Observatoire.Host.Hosting;

/// <summary>The settings of the app, read once and checked at start. infra/azure names the same ones.</summary>
public sealed record Settings
{
    /// <summary>The account of the service, beside <c>AzureWebJobsStorage</c>, which is that of the Functions host.</summary>
    public const string StorageConnection = "ObservatoireStorage";
    public const string StorageAccountName = "ObservatoireStorage__accountName";
    public const string StorageClientId = "ObservatoireStorage__clientId";
    public const string OidcAuthority = "OIDC_AUTHORITY";
    public const string OidcAudience = "OIDC_AUDIENCE";
    public const string OidcRole = "OIDC_ROLE";
    public const string RefreshSchedule = "REFRESH_INDICATORS_CRON";
    public const string PrepareSchedule = "PREPARE_RELEASES_CRON";
    public const string PublishSchedule = "PUBLISH_APPROVED_RELEASES_CRON";
    public const string CloseSchedule = "CLOSE_MONTH_CRON";
    public const string Deadline = "DEADLINE_DAYS";
    public const string Close = "CLOSE_DAYS";
    public const string FirstClosing = "FIRST_CLOSING_MONTH";
    public const string MaxReturnSize = "MAX_RETURN_BYTES";
    public const string OpenRate = "OPEN_REQUESTS_PER_MINUTE";
    public const string OpenAtOnce = "OPEN_REQUESTS_AT_ONCE";
    public const string FailureRate = "FAILED_AUTHENTICATIONS_PER_MINUTE";
    public const string SiteApi = "SITE_API_ADDRESS";
    public const string SiteAddress = "SITE_ORIGIN";

    /// <summary>The host's own limit: it must be above <see cref="MaxReturnBytes"/> for the app to give the answer.</summary>
    public const string HostBodyLimit = "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT";

    /// <summary>Every setting a deployment gives.</summary>
    public static IReadOnlyList<string> Deployed { get; } =
    [
        StorageAccountName,
        StorageClientId,
        OidcAuthority,
        OidcAudience,
        OidcRole,
        RefreshSchedule,
        PrepareSchedule,
        PublishSchedule,
        CloseSchedule,
        Deadline,
        Close,
        FirstClosing,
        MaxReturnSize,
        OpenRate,
        OpenAtOnce,
        FailureRate,
        SiteApi,
        SiteAddress,
        HostBodyLimit,
    ];

    /// <summary>Connection string, or null where the account is reached with an identity.</summary>
    public required string? Connection { get; init; }

    public required string? AccountName { get; init; }

    public required string? ClientId { get; init; }

    /// <summary>Who says that a caller is the DGAS; null: nobody is.</summary>
    public required IdentitySettings? Identity { get; init; }

    /// <summary>Largest file received, in bytes.</summary>
    public required long MaxReturnBytes { get; init; }

    /// <summary>When returns are due and months closed.</summary>
    public required CollectionCalendar Calendar { get; init; }

    /// <summary>Requests a minute one address may make of the routes that ask no key.</summary>
    public required int OpenRequestsPerMinute { get; init; }

    /// <summary>Requests of the routes that ask no key worked on at once by one instance; the others wait.</summary>
    public required int OpenRequestsAtOnce { get; init; }

    /// <summary>Refused keys and tokens a minute after which one address is no longer listened to.</summary>
    public required int FailedAuthenticationsPerMinute { get; init; }

    /// <summary>Address of the API as the deposit page calls it: <c>/api</c>, or absolute where the site has another origin.</summary>
    public required string SiteApiAddress { get; init; }

    /// <summary>Origin of the site, allowed to call from its pages; null where the API has the same.</summary>
    public required string? SiteOrigin { get; init; }

    /// <exception cref="InvalidOperationException">When a setting is missing or unreadable; the message names it.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        Settings settings = new()
        {
            Connection = configuration[StorageConnection],
            AccountName = configuration[StorageAccountName.Replace("__", ":", StringComparison.Ordinal)],
            ClientId = configuration[StorageClientId.Replace("__", ":", StringComparison.Ordinal)],
            Identity = IdentitySettings.Read(configuration),
            SiteApiAddress = configuration[SiteApi] is { Length: > 0 } api ? api.TrimEnd('/') : "/api",
            SiteOrigin = configuration[SiteAddress] is { Length: > 0 } origin ? origin.TrimEnd('/') : null,
            MaxReturnBytes = Number(configuration, MaxReturnSize, 1024, int.MaxValue, 64 * 1024 * 1024),
            Calendar = new CollectionCalendar(
                (int)Number(configuration, Deadline, 1, 365, 20),
                (int)Number(configuration, Close, 1, 3650, 90),
                Month(configuration, FirstClosing)
            ),
            OpenRequestsPerMinute = (int)Number(configuration, OpenRate, 1, 1_000_000, 600),
            OpenRequestsAtOnce = (int)Number(configuration, OpenAtOnce, 1, 10_000, 64),
            FailedAuthenticationsPerMinute = (int)Number(configuration, FailureRate, 1, 1_000_000, 60),
        };
        if (string.IsNullOrEmpty(settings.Connection) && string.IsNullOrEmpty(settings.AccountName))
        {
            throw new InvalidOperationException($"Set {StorageConnection} or {StorageAccountName}.");
        }

        if (settings.SiteOrigin is { } site && !IsOrigin(site))
        {
            throw new InvalidOperationException(
                $"{SiteAddress} is « {site} », not an origin such as https://example.org."
            );
        }

        if (!settings.SiteApiAddress.StartsWith('/') && !IsHttp(settings.SiteApiAddress))
        {
            throw new InvalidOperationException($"{SiteApi} is « {settings.SiteApiAddress} », not an address.");
        }

        return settings;
    }

    private static bool IsHttp(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && (uri.Scheme is "http" or "https");

    private static bool IsOrigin(string address) =>
        IsHttp(address)
        && string.Equals(new Uri(address).GetLeftPart(UriPartial.Authority), address, StringComparison.Ordinal);

    private static ReferenceMonth? Month(IConfiguration configuration, string name) =>
        configuration[name] is not { Length: > 0 } text ? null
        : ReferenceMonth.TryParse(text, out ReferenceMonth month) ? month
        : throw new InvalidOperationException($"{name} is « {text} », not a month.");

    private static long Number(IConfiguration configuration, string name, long least, long most, long otherwise)
    {
        string? text = configuration[name];
        if (string.IsNullOrEmpty(text))
        {
            return otherwise;
        }

        return
            long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            && number >= least
            && number <= most
            ? number
            : throw new InvalidOperationException($"{name} is « {text} », not a number from {least} to {most}.");
    }
}
