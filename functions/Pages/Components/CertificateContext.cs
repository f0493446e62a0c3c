using Observatoire.Disclosure.Releases;
using Observatoire.Editions;
using Observatoire.Pages.Files;
using Observatoire.Pages.Releases;
using Observatoire.Pages.Words;

namespace Observatoire.Pages.Components;

/// <summary>All that the page of the certificate is made from, and its numbers in words.</summary>
public sealed class CertificateContext
{
    internal CertificateContext(PageContext page, DisclosureCertificate certificate, CertificateFiles files) =>
        (Page, Certificate, Files) = (page, certificate, files);

    internal PageContext Page { get; }

    internal DisclosureCertificate Certificate { get; }

    internal CertificateFiles Files { get; }

    internal SiteText Text => Page.Text;

    internal int Published => Files.Levels.Sum(level => level.Published);

    internal int Withheld => Files.Levels.Sum(level => level.Withheld);

    internal string Number(double value) => Text.Language.Number(value, 0);

    /// <summary>Share of the figures that have a value which are withheld, in hundredths with one decimal.</summary>
    internal string Share(int published, int withheld) =>
        published + withheld == 0
            ? Text["share.none"]
            : Text.Language.Number(100d * withheld / (published + withheld), 1) + Text.Language.PercentSuffix;

    internal string Threshold => Number(Certificate.Rules.Threshold);

    internal string PostsThreshold => Number(Certificate.Rules.PostsThreshold);

    /// <summary>Whole people, rounded down: at least so many.</summary>
    internal string? Narrowest => Certificate.NarrowestWidth is double width ? Number(Math.Floor(width)) : null;

    internal string Asked =>
        Text.Format(
            Certificate.Rules.Protection switch
            {
                ProtectionLevel.Plausible => "asked.plausible",
                ProtectionLevel.NotExact => "asked.notExact",
            },
            ("threshold", Threshold)
        );

    internal string Found =>
        Certificate.AttackedFigures == 0
            ? Text["found.none"]
            : Text.Format(
                Text.Language.IsSingular(Certificate.AttackedFigures) ? "found.one" : "found",
                ("count", Number(Certificate.AttackedFigures))
            );

    internal string Of(AttackKind attack) => Text[$"attack.{PublishedNames.NameOf(attack)}"];

    /// <summary>What checks every file of the list against its address; prints those that differ.</summary>
    internal string Command =>
        $"""
            {Text["hash.site"]}
            curl -s "$site/{Files.List.Path}" | while read -r sum path; do
              curl -sf --compressed "$site/$path" | sha256sum | grep -q "^$sum" || echo "$path"
            done
            """;

    internal string Of(AttackerCount attacker)
    {
        string key = $"attacker.{PublishedNames.NameOf(attacker.Kind)}";
        return Text.Format(
            attacker.Kind == AttackerKind.Departement && Text.Language.IsSingular(attacker.Count) ? key + ".one" : key,
            ("count", Number(attacker.Count))
        );
    }
}
