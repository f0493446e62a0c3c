namespace Observatoire.Editions;

/// <summary>Proves that an edition is whole: every code, breakdown, formula and date it writes leads somewhere.</summary>
public static class EditionProof
{
    /// <exception cref="InvalidDataException">At the first thing that does not hold; the message says which.</exception>
    internal static void Prove(
        NomenclatureEdition edition,
        IReadOnlyDictionary<string, IReadOnlyList<string>> breakdowns
    )
    {
        ProvePeriod(edition.Period);
        foreach (Departement departement in edition.Departements)
        {
            Require(
                edition.FindRegion(departement.RegionCode) is not null,
                $"{departement.Code} is in région « {departement.RegionCode} », not listed."
            );
        }

        foreach ((string breakdown, IReadOnlyList<string> categories) in breakdowns)
        {
            Require(categories.Count > 1, $"The breakdown « {breakdown} » has fewer than two categories.");
            string? twice = categories
                .GroupBy(category => category, StringComparer.Ordinal)
                .FirstOrDefault(same => same.Count() > 1)
                ?.Key;
            Require(twice is null, $"The code « {twice} » is given twice.");
        }

        foreach (IndicatorDefinition indicator in edition.Indicators)
        {
            ProveIndicator(indicator, breakdowns);
            if (indicator.Formula is not null)
            {
                ProveDerived(indicator, edition);
            }
        }

        ProveRules(edition);
    }

    /// <summary>The term is of an indicator that is sent, and of a category it has.</summary>
    /// <exception cref="InvalidDataException">When it is not; the message says where it is used.</exception>
    public static void ProveTerm(LinearTerm term, NomenclatureEdition edition, string where)
    {
        IndicatorDefinition indicator = ProveSent(term.Indicator, edition, where);
        Require(
            term.Breakdown.Length == 0
                || (
                    indicator.Breakdowns.Contains(term.Breakdown, StringComparer.Ordinal)
                    && edition.HasCategory(term.Breakdown, term.Category)
                ),
            $"{where} uses {term.Indicator}[{term.Breakdown}={term.Category}], which the indicator does not have."
        );
    }

    /// <summary>The code is that of an indicator a return sends: listed, and not derived.</summary>
    /// <exception cref="InvalidDataException">When it is not; the message says where it is used.</exception>
    public static IndicatorDefinition ProveSent(string code, NomenclatureEdition edition, string where)
    {
        IndicatorDefinition? indicator = edition.FindIndicator(code);
        Require(indicator is not null, $"{where} uses « {code} », not listed.");
        Require(indicator!.Formula is null, $"{where} uses {code}, which is derived and never sent.");
        return indicator;
    }

    /// <exception cref="InvalidDataException">When it does not hold.</exception>
    public static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidDataException(otherwise);
        }
    }

    private static void ProveRules(NomenclatureEdition edition)
    {
        foreach (EditionRule rule in edition.Rules)
        {
            rule.Prove(edition);
        }

        foreach (
            IGrouping<string, EditionRule> same in edition.Rules.GroupBy(rule => rule.Code, StringComparer.Ordinal)
        )
        {
            Require(
                same.Select(rule => rule.Severity).Distinct().Count() == 1,
                $"Rule {same.Key} is both an error and a warning."
            );
            Require(
                same.Select(rule => rule.Describe()).Distinct(StringComparer.Ordinal).Count() == same.Count(),
                $"Rule {same.Key} is given twice."
            );
        }
    }

    private static void ProvePeriod(EditionPeriod period)
    {
        Require(period.Last is null || period.Last >= period.First, $"Edition {period.Id} ends before it starts.");
        Require(
            period.RetrospectiveFrom is null || period.RetrospectiveFrom < period.First,
            $"Edition {period.Id} takes past figures from {period.RetrospectiveFrom}, which is not before it starts."
        );
    }

    private static void ProveIndicator(
        IndicatorDefinition indicator,
        IReadOnlyDictionary<string, IReadOnlyList<string>> breakdowns
    )
    {
        foreach (string breakdown in indicator.Breakdowns)
        {
            Require(
                breakdowns.ContainsKey(breakdown),
                $"{indicator.Code} uses the breakdown « {breakdown} », not listed."
            );
        }

        Require(
            indicator.Breakdowns.Distinct(StringComparer.Ordinal).Count() == indicator.Breakdowns.Count,
            $"{indicator.Code} has a breakdown twice."
        );
        Require(
            indicator.Decimals is >= 0 and <= IndicatorDefinition.MostDecimals,
            $"{indicator.Code} has {indicator.Decimals} decimals."
        );
        foreach ((FormerLabel earlier, FormerLabel later) in indicator.FormerLabels.Zip(indicator.FormerLabels.Skip(1)))
        {
            Require(earlier.Until < later.Until, $"The former labels of {indicator.Code} are not in order.");
        }
    }

    private static void ProveDerived(IndicatorDefinition indicator, NomenclatureEdition edition)
    {
        Require(!indicator.Compulsory, $"{indicator.Code} is compulsory and derived: it cannot be sent.");
        Require(indicator.Breakdowns.Count == 0, $"{indicator.Code} is derived and has breakdowns.");
        foreach (LinearTerm term in indicator.Formula!.Numerator.Terms.Concat(indicator.Formula.Denominator.Terms))
        {
            // Derived from what is sent only, so that no formula can lead back to itself.
            ProveTerm(term, edition, indicator.Code);
            Require(
                !indicator.Territorial || edition.FindIndicator(term.Indicator)!.Territorial,
                $"{indicator.Code} is given by territory and {term.Indicator} is not."
            );
        }
    }
}
