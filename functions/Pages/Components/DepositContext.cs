using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Pages.Assets;
using Observatoire.Pages.Files;
using Observatoire.Pages.Words;

namespace Observatoire.Pages.Components;

/// <summary>All that the deposit page is made from.</summary>
public sealed class DepositContext
{
    internal DepositContext(
        Language language,
        SiteAssets assets,
        NomenclatureEdition edition,
        DepositSite site,
        bool isAlone
    ) =>
        (Language, Assets, Edition, Site, IsAlone, Text) = (
            language,
            assets,
            edition,
            site,
            isAlone,
            assets.DepositTexts[language.Code]
        );

    internal Language Language { get; }

    internal SiteAssets Assets { get; }

    internal NomenclatureEdition Edition { get; }

    internal DepositSite Site { get; }

    /// <summary>True before the first figure: there is no other page to lead to.</summary>
    internal bool IsAlone { get; }

    internal SiteText Text { get; }

    /// <summary>Address of the certificate of the release; null where there is none.</summary>
    internal string? Certificate { get; init; }

    internal string File => PathIn(Language) + "index.html";

    /// <summary>Where scripts may connect and compile: the checks are compiled code, which no other page has.</summary>
    internal string Policy =>
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; "
        + $"img-src 'self' data:; connect-src 'self'{(Site.Origin is string origin ? " " + origin : "")}; "
        + "font-src 'self'; base-uri 'none'; form-action 'self'";

    internal static string PathIn(Language language) => language.Root + "depot/";

    internal string Asset(string name) => Assets.Addresses[name];

    /// <summary>What the page tells its script.</summary>
    internal string Json() =>
        JsonSerializer.Serialize(
            new Content(
                Language.Code,
                Site.Api,
                Asset("depot/worker.js"),
                Asset("check/dotnet.js"),
                Asset("depot/nomenclature.json"),
                [.. Edition.Departements.Select(each => (IReadOnlyList<string>)[each.Code, each.Name])],
                [.. Site.Reasons.Select(each => (IReadOnlyList<string>)[each.Code, Text.Of(each.Label)])],
                Text.ForRuntime
            ),
            JsonFile.Options
        );

    private sealed record Content(
        string Language,
        string Api,
        string Worker,
        string Check,
        string Nomenclature,
        IReadOnlyList<IReadOnlyList<string>> Departements,
        IReadOnlyList<IReadOnlyList<string>> Reasons,
        IReadOnlyDictionary<string, string> Text
    );
}
