using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Restitutions;
using Observatoire.Statistics.Comparison;
using Observatoire.Support;

namespace Observatoire.Formats.Tests.Restitutions;

/// <summary>The sentences of the real file, so that a wrong brace in it is found here.</summary>
public sealed class RestitutionWordsTests
{
    private static readonly string Folder = Repository.Nomenclature;
    private static readonly RestitutionWords Words = NomenclatureFolder.ReadSentences(Folder);

    private static readonly NomenclatureEdition Edition = NomenclatureFolder.Read(Folder).Latest;

    private static readonly ReferenceMonth April = new(2026, 4);

    private static readonly GroupFigure Peers = new(11.9, 9.8, 14.1, 10, 10, 9, FigureState.Given);
    private static readonly GroupFigure Withheld = new(null, null, null, 10, 2, 2, FigureState.Withheld);

    [Fact]
    public void A_rate_is_said_beside_half_of_the_peers() =>
        Assert.Equal(
            (
                new BilingualText(
                    "12,3 pour 1 000 habitants ; en avril 2026, la moitié des départements comparables étaient entre 9,8 et 14,1 : dans la fourchette habituelle.",
                    "12.3 per 1,000 inhabitants; in April 2026, half of the comparable départements were between 9.8 and 14.1: within the usual range."
                ),
                Position.Within
            ),
            Plain(Words.Of(Figure("DEM_TOT", 4567, 12.34, Peers), April))
        );

    [Theory]
    [InlineData(9.74, Position.Below, "au-dessous")]
    [InlineData(9.76, Position.Within, "dans la fourchette")]
    [InlineData(14.14, Position.Within, "dans la fourchette")]
    [InlineData(14.16, Position.Above, "au-dessus")]
    public void The_verdict_agrees_with_the_numbers_as_written(double rate, Position position, string verdict)
    {
        var (sentence, said) = Words.Of(Figure("DEM_TOT", 1, rate, Peers), April);

        Assert.Equal(position, said);
        Assert.Contains(verdict, sentence.Fr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_derived_indicator_is_said_in_its_unit() =>
        Assert.StartsWith(
            "12,3 % ;",
            Plain(Words.Of(Figure("ACC_TXA", 12.34, null, Peers), April)).Sentence.Fr,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(0.0123, "0,0123 pour")]
    [InlineData(0.5, "0,500 pour")]
    [InlineData(2.5, "2,50 pour")]
    [InlineData(34567.8, "34 568 pour")]
    public void A_rate_has_the_decimals_that_mean_something(double rate, string start) =>
        Assert.StartsWith(
            start,
            Plain(Words.Of(Figure("DEM_TOT", 1, rate, Withheld), April)).Sentence.Fr,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(
        FigureState.Withheld,
        "pour avril 2026, le chiffre de moins de trois départements comparables est publié"
    )]
    [InlineData(FigureState.Missing, "aucun département comparable n'a donné ce chiffre pour avril 2026")]
    [InlineData(FigureState.NotApplicable, "contexte")]
    public void Without_the_peers_nothing_is_concluded(FigureState state, string why)
    {
        var (sentence, position) = Words.Of(Figure("DEM_TOT", 1, 12.3, new(null, null, null, 10, 0, 0, state)), April);

        Assert.Equal(Position.Unknown, position);
        Assert.StartsWith("12,3 pour", sentence.Fr, StringComparison.Ordinal);
        Assert.Contains(why, sentence.Fr, StringComparison.Ordinal);
        Assert.EndsWith("on ne peut pas conclure.", sentence.Fr, StringComparison.Ordinal);
        Assert.EndsWith("no conclusion can be drawn.", sentence.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Before_a_release_the_own_figure_is_said_and_when_the_others_come()
    {
        var (sentence, position) = Words.Of(Figure("DEM_TOT", 1, 12.3, GroupFigure.BeforeRelease(10)), null);

        Assert.Equal(Position.Unknown, position);
        Assert.StartsWith("12,3 pour", sentence.Fr, StringComparison.Ordinal);
        Assert.Contains("ne sont pas encore publiés", sentence.Fr, StringComparison.Ordinal);
        Assert.Contains("are not published yet", sentence.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DEM_TOT", null, FigureState.Missing, "n'est pas zéro")]
    [InlineData("DEM_TOT", 5d, FigureState.Given, "population")]
    [InlineData("ACC_TXA", null, FigureState.NotApplicable, "dénominateur")]
    public void Without_an_own_figure_nothing_is_concluded(string code, double? value, FigureState state, string why)
    {
        var (sentence, position) = Words.Of(Figure(code, value, null, Peers) with { State = state }, April);

        Assert.Equal(Position.Unknown, position);
        Assert.Contains(why, sentence.Fr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sentence_that_is_not_given_is_named() =>
        Assert.Contains(
            "month.1",
            Assert
                .Throws<InvalidDataException>(() => new RestitutionWords(new Dictionary<string, BilingualText>()))
                .Message,
            StringComparison.Ordinal
        );

    private static RestitutionFigure Figure(string code, double? value, double? rate, GroupFigure peers) =>
        new()
        {
            Indicator = Edition.FindIndicator(code)!,
            Value = value,
            State = FigureState.Given,
            Past = new double?[12],
            MedianOfYear = null,
            MonthsOfYear = 0,
            Rate = rate,
            Region = peers,
            Peers = peers,
            Nation = peers,
        };

    /// <summary>With plain spaces for the unbreakable ones.</summary>
    private static (BilingualText Sentence, Position) Plain((BilingualText Sentence, Position Position) said) =>
        (
            new BilingualText(
                said.Sentence.Fr.Replace('\u202F', ' ').Replace('\u00A0', ' '),
                said.Sentence.En.Replace('\u202F', ' ').Replace('\u00A0', ' ')
            ),
            said.Position
        );
}
