namespace Observatoire.Host.Hosting;

/// <summary>The settings the app reads, of those settings.json declares: read once and checked at start.</summary>
public sealed record Settings
{
    /// <summary>Connection string of the account of the service, or null where it is reached with an identity.</summary>
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

    /// <exception cref="InvalidOperationException">When a setting is missing or unusable; the message names it.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        DeclaredSettings given = new(configuration);
        Settings settings = new()
        {
            Connection = given.Text("ObservatoireStorage"),
            AccountName = given.Text("ObservatoireStorage__accountName"),
            ClientId = given.Text("ObservatoireStorage__clientId"),
            Identity = IdentitySettings.Read(given),
            SiteApiAddress = given.Required("SITE_API_ADDRESS").TrimEnd('/'),
            SiteOrigin = given.Text("SITE_ORIGIN")?.TrimEnd('/'),
            MaxReturnBytes = given.Number("MAX_RETURN_BYTES"),
            Calendar = new CollectionCalendar(
                given.Number("DEADLINE_DAYS"),
                given.Number("CLOSE_DAYS"),
                given.Month("FIRST_CLOSING_MONTH")
            ),
            OpenRequestsPerMinute = given.Number("OPEN_REQUESTS_PER_MINUTE"),
            OpenRequestsAtOnce = given.Number("OPEN_REQUESTS_AT_ONCE"),
            FailedAuthenticationsPerMinute = given.Number("FAILED_AUTHENTICATIONS_PER_MINUTE"),
        };
        return settings.Connection is null && settings.AccountName is null
            ? throw new InvalidOperationException("Set ObservatoireStorage or ObservatoireStorage__accountName.")
            : settings;
    }
}
