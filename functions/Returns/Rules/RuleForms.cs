using Observatoire.Editions;
using Observatoire.Returns.Privacy;

namespace Observatoire.Returns.Rules;

/// <summary>The forms a rule may have: a closed list. What a rule gives, or its code, tells its form.</summary>
public static class RuleForms
{
    /// <summary>By the member that only rules of the form have; or, where a form has one rule, by its code.</summary>
    private static readonly Dictionary<string, Type> Marks = new(StringComparer.Ordinal)
    {
        ["formula"] = typeof(RelationHolds),
        ["together"] = typeof(ZeroTogether),
        ["opening"] = typeof(OpensAsClosed),
        ["axis"] = typeof(OrganisationAllows),
        ["categories"] = typeof(CategoriesMakeTotal),
        [CategoriesMakeTotal.UsualCode] = typeof(CategoriesMakeTotal),
        ["R14"] = typeof(TerritoriesMakeTotal),
        ["R30"] = typeof(UnusualFigures),
        ["R32"] = typeof(CopyOfEarlierMonth),
        ["R33"] = typeof(RoundedFigures),
        [PersonalMarkCodes.FineCrossing] = typeof(CrossingIsCoarse),
    };

    /// <summary>The classes of all forms.</summary>
    public static IEnumerable<Type> All => Marks.Values.Distinct();

    /// <summary>The class of the form of a rule.</summary>
    /// <param name="code">Code of the rule.</param>
    /// <param name="members">Names of the members that the edition gives it.</param>
    /// <exception cref="InvalidDataException">When it has no form, or several; the message names the rule.</exception>
    public static Type FormOf(string code, IEnumerable<string> members)
    {
        Type[] forms =
        [
            .. members.Append(code).Select(mark => Marks.GetValueOrDefault(mark)).OfType<Type>().Distinct(),
        ];
        EditionProof.Require(forms.Length > 0, $"Rule {code} has no known form.");
        EditionProof.Require(forms.Length == 1, $"Rule {code} has several forms.");
        return forms[0];
    }
}
