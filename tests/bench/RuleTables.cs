using System.Globalization;
using Observatoire.Editions;
using Observatoire.Returns.Rules;

namespace Observatoire.Bench;

/// <summary>One cell of a territory.</summary>
internal sealed record CellRow(
    int Id,
    string Indicator,
    string Breakdown,
    string Category,
    int Decimals,
    bool Compulsory,
    bool Distinct,
    bool CountsPeople
);

/// <summary>One term of a relation between cells; the factor of a term on the right is negative.</summary>
internal sealed record TermRow(int Relation, string Code, bool IsEquality, int Terms, int Cell, decimal Factor);

/// <summary>Two cells that are zero together.</summary>
internal sealed record PairRow(string Code, int First, int Second);

/// <summary>A category and the total it is part of.</summary>
internal sealed record PartRow(string Code, int Breakdown, int Total, int Part);

/// <summary>
/// The rules of an edition that need one return only, as tables: what a peer written in another language is given, so that
/// all of them do the same work.
/// </summary>
internal sealed class RuleTables
{
    public RuleTables(NomenclatureEdition edition)
    {
        CellSpace space = edition.Cells;
        Cells =
        [
            .. space.Names.Select(
                (name, id) =>
                    new CellRow(
                        id,
                        name.Indicator.Code,
                        name.Breakdown,
                        name.Category,
                        name.Indicator.Decimals,
                        name.Indicator.Compulsory && name.Breakdown.Length == 0,
                        name.Indicator.Counting == IndicatorCounting.Distinct,
                        name.Indicator.CountsPeople
                    )
            ),
        ];
        Terms = [.. TermsOf(edition)];
        Parts = [.. PartsOf(edition)];
        Pairs = [.. PairsOf(edition)];
        Rounded = edition.Rules.OfType<RoundedFigures>().Single().Bounds;
    }

    public IReadOnlyList<CellRow> Cells { get; }

    public IReadOnlyList<TermRow> Terms { get; }

    public IReadOnlyList<PartRow> Parts { get; }

    public IReadOnlyList<PairRow> Pairs { get; }

    /// <summary>The bounds of R33.</summary>
    public RoundedFigures.Limits Rounded { get; }

    public void Write(string folder, NationalMonth month)
    {
        WriteCsv(
            folder,
            "cells",
            "id;indicateur;ventilation;modalite;decimals;compulsory;distinct_count;people",
            Cells.Select(each =>
                $"{each.Id};{each.Indicator};{each.Breakdown};{each.Category};{each.Decimals};{(each.Compulsory ? 1 : 0)};{(each.Distinct ? 1 : 0)};{(each.CountsPeople ? 1 : 0)}"
            )
        );
        WriteCsv(
            folder,
            "terms",
            "relation;code;equality;terms;cell;factor",
            Terms.Select(each =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{each.Relation};{each.Code};{(each.IsEquality ? 1 : 0)};{each.Terms};{each.Cell};{each.Factor}"
                )
            )
        );
        WriteCsv(
            folder,
            "parts",
            "code;breakdown;total;part",
            Parts.Select(each => $"{each.Code};{each.Breakdown};{each.Total};{each.Part}")
        );
        WriteCsv(folder, "pairs", "code;first;second", Pairs.Select(each => $"{each.Code};{each.First};{each.Second}"));
        WriteCsv(
            folder,
            "rounded",
            "share;from;least",
            [string.Create(CultureInfo.InvariantCulture, $"{Rounded.Share};{Rounded.From};{Rounded.Least}")]
        );
        WriteCsv(folder, "departements", "departement", month.Returns.Select(each => each.Departement));
        WriteCsv(
            folder,
            "territories",
            "departement;territoire",
            month.Returns.SelectMany(each =>
                each.Organisation.Territories.Select(territory => $"{each.Departement};{territory.Code}")
            )
        );
        using FileStream file = File.Create(Path.Combine(folder, "month.csv"));
        foreach ((DepartementReturn each, int at) in month.Returns.Select((each, at) => (each, at)))
        {
            file.Write(at == 0 ? each.File : each.File.AsSpan(each.File.AsSpan().IndexOf((byte)'\n') + 1));
        }
    }

    private static IEnumerable<TermRow> TermsOf(NomenclatureEdition edition)
    {
        int relation = 0;
        foreach (RelationHolds rule in edition.Rules.OfType<RelationHolds>().Where(rule => rule.Months == 1))
        {
            IEnumerable<(string, string)> places = rule
                .By.SelectMany(edition.CategoriesOf, (breakdown, category) => (breakdown, category))
                .Prepend(("", ""));
            foreach ((string breakdown, string category) in places)
            {
                int count = rule.Formula.Terms.Count();
                foreach ((LinearTerm term, int sign) in Signed(rule.Formula))
                {
                    int cell =
                        term.Breakdown.Length > 0
                            ? edition.Cells.Find(term.Indicator, term.Breakdown, term.Category)
                            : edition.Cells.Find(term.Indicator, breakdown, category);
                    bool equality = rule.Formula.Kind == RelationKind.Equal;
                    yield return new(relation, rule.Code, equality, count, cell, sign * term.FactorHundredths / 100m);
                }

                relation++;
            }
        }
    }

    private static IEnumerable<(LinearTerm, int)> Signed(LinearRelation relation) =>
        relation.Left.Terms.Select(term => (term, 1)).Concat(relation.Right.Terms.Select(term => (term, -1)));

    private static IEnumerable<PartRow> PartsOf(NomenclatureEdition edition)
    {
        int breakdowns = 0;
        foreach (IndicatorDefinition indicator in edition.Sent)
        {
            string code =
                edition
                    .Rules.OfType<CategoriesMakeTotal>()
                    .FirstOrDefault(rule => rule.Categories == indicator.Code)
                    ?.Code
                ?? CategoriesMakeTotal.UsualCode;
            foreach (string breakdown in indicator.Breakdowns)
            {
                foreach (int part in edition.Cells.CategoriesOf(indicator.Code, breakdown))
                {
                    yield return new(code, breakdowns, edition.Cells.Find(indicator.Code), part);
                }

                breakdowns++;
            }
        }
    }

    private static IEnumerable<PairRow> PairsOf(NomenclatureEdition edition) =>
        from rule in edition.Rules.OfType<ZeroTogether>()
        from place in rule
            .By.SelectMany(edition.CategoriesOf, (breakdown, category) => (breakdown, category))
            .Prepend(("", ""))
        select new PairRow(
            rule.Code,
            edition.Cells.Find(rule.Together[0], place.Item1, place.Item2),
            edition.Cells.Find(rule.Together[1], place.Item1, place.Item2)
        );

    private static void WriteCsv(string folder, string name, string header, IEnumerable<string> lines) =>
        File.WriteAllLines(Path.Combine(folder, $"{name}.csv"), lines.Prepend(header));
}
