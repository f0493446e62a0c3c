namespace Observatoire.Storage;

/// <summary>Every container and table of the service, named once; infra/azure is checked against this list.</summary>
public static class StorageNames
{
    /// <summary>Container of the files as received.</summary>
    public const string Returns = "returns";

    /// <summary>Container of the cells read from each return.</summary>
    public const string Facts = "facts";

    /// <summary>Container of the indicators of each month, before disclosure control.</summary>
    public const string Indicators = "indicators";

    /// <summary>Container of the public site: the name Azure gives to a static website.</summary>
    public const string Site = "$web";

    /// <summary>Private container of what each release is made of: its files as approved, its documents.</summary>
    public const string ReleaseFiles = "releases";

    public const string Ledger = "ledger";

    public const string Keys = "keys";

    /// <summary>Table of the releases: who made them, who approved them, how far they have come.</summary>
    public const string Releases = "releases";

    /// <summary>Table of the files refused: their hash and why, nothing of them.</summary>
    public const string Refusals = "refusals";

    /// <summary>Table of what is done about a month beside sending it: closing, reopening, delay, nothing to report.</summary>
    public const string Acts = "acts";

    /// <summary>Table of the versions of each département's organisation.</summary>
    public const string Organisations = "organisations";

    public static IReadOnlyList<string> Containers { get; } = [Returns, Facts, Indicators, ReleaseFiles, Site];

    public static IReadOnlyList<string> Tables { get; } = [Ledger, Keys, Releases, Refusals, Acts, Organisations];
}
