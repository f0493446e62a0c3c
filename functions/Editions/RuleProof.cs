namespace Observatoire.Editions;

/// <summary>Proves that the rules of an edition speak of what it has, each in one form and with one severity.</summary>
internal static class RuleProof
{
    /// <exception cref="InvalidDataException">At the first rule that does not hold; the message says which.</exception>
    public static void Prove(NomenclatureEdition edition)
    {
        foreach (EditionRule rule in edition.Rules)
        {
            ProveForm(rule);
            ProveRelation(rule, edition);
            ProveCodes(rule, edition);
        }

        foreach (
            IGrouping<string, EditionRule> same in edition.Rules.GroupBy(rule => rule.Code, StringComparer.Ordinal)
        )
        {
            EditionProof.Require(
                same.Select(rule => rule.Warning).Distinct().Count() == 1,
                $"Rule {same.Key} is both an error and a warning."
            );
            EditionProof.Require(
                same.Select(rule => rule.Relation?.ToString() ?? "").Distinct(StringComparer.Ordinal).Count()
                    == same.Count(),
                $"Rule {same.Key} is given twice."
            );
        }
    }

    private static void ProveForm(EditionRule rule)
    {
        int forms = new[]
        {
            rule.Relation is not null,
            rule.Together.Count > 0,
            rule.Opening is not null || rule.Closing is not null,
            rule.Indicator is not null || rule.Axis is not null || rule.Value is not null,
            rule.Categories is not null,
        }.Count(form => form);
        EditionProof.Require(forms <= 1, $"Rule {rule.Code} has several forms.");
        EditionProof.Require(
            rule.Together.Count is 0 or 2 && rule.Opening is null == rule.Closing is null,
            $"Rule {rule.Code} needs two codes."
        );
        EditionProof.Require(
            rule.Indicator is null == rule.Axis is null && rule.Axis is null == rule.Value is null,
            $"Rule {rule.Code} needs an indicator, an axis and its value."
        );
        EditionProof.Require(
            rule.Months == 1 || (rule.Months > 1 && rule.Relation is not null),
            $"Rule {rule.Code} cannot hold over {rule.Months} months."
        );
        EditionProof.Require(
            rule.Bounds.Values.All(bound => double.IsFinite(bound) && bound >= 0),
            $"Rule {rule.Code} has a bound below zero."
        );
    }

    private static void ProveRelation(EditionRule rule, NomenclatureEdition edition)
    {
        foreach (LinearTerm term in rule.Relation?.Terms ?? [])
        {
            EditionProof.ProveTerm(term, edition, $"Rule {rule.Code}");
            EditionProof.Require(
                rule.By.Count == 0 || term.Breakdown.Length == 0,
                $"Rule {rule.Code} holds by category and names one."
            );
        }
    }

    private static void ProveCodes(EditionRule rule, NomenclatureEdition edition)
    {
        string where = $"Rule {rule.Code}";
        IEnumerable<string> named = rule.Together.Concat(
            new[] { rule.Opening, rule.Closing, rule.Indicator, rule.Categories }.OfType<string>()
        );
        IndicatorDefinition[] indicators =
        [
            .. named
                .Concat((rule.Relation?.Terms ?? []).Select(term => term.Indicator))
                .Select(code => EditionProof.ProveSent(code, edition, where)),
        ];
        EditionProof.Require(rule.By.Count == 0 || indicators.Length > 0, $"{where} holds by category of nothing.");
        foreach (string breakdown in rule.By)
        {
            IndicatorDefinition? without = indicators.FirstOrDefault(indicator =>
                !indicator.Breakdowns.Contains(breakdown, StringComparer.Ordinal)
            );
            EditionProof.Require(
                without is null,
                $"{where} holds by {breakdown}, which {without?.Code} does not have."
            );
        }

        EditionProof.Require(
            rule.Categories is null || indicators[0].Breakdowns.Count > 0,
            $"{where} adds up the categories of {rule.Categories}, which has none."
        );
    }
}
