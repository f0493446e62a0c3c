using Observatoire.Editions;
using Observatoire.Statistics.Comparison;

namespace Observatoire.Statistics.Tests.Comparison;

/// <summary>The worked example of docs/methods/peers.md, and what it leaves out.</summary>
public sealed class PeerGroupTests
{
    private static readonly ContextValue[] Worked =
    [
        .. Of(ContextVariable.Density, 10, 10, 1000, 1000),
        .. Of(ContextVariable.Under20, 20, 24, 20, 24),
        .. Of(ContextVariable.Poverty, 10, 10, 10, 18),
        .. Of(ContextVariable.Unemployment, 8, 8, 8, 8),
    ];

    [Fact]
    public void The_nearest_are_as_computed_by_hand_and_equal_ones_are_in_the_order_of_their_codes()
    {
        IReadOnlyList<Peer> peers = PeerGroup.Nearest("01", Worked);

        Assert.Equal(["02", "03", "04"], peers.Select(peer => peer.Code));
        Assert.Equal([2.449490, 2.449490, 4.472136], peers.Select(peer => Math.Round(peer.Distance, 6)));
    }

    [Fact]
    public void A_distance_is_the_same_both_ways() =>
        Assert.Equal(
            PeerGroup.Nearest("01", Worked).Single(peer => peer.Code == "04").Distance,
            PeerGroup.Nearest("04", Worked).Single(peer => peer.Code == "01").Distance,
            9
        );

    [Fact]
    public void No_more_than_asked_for_are_given() => Assert.Equal(2, PeerGroup.Nearest("01", Worked, 2).Count);

    [Fact]
    public void The_order_of_the_values_does_not_matter() =>
        Assert.Equal(
            PeerGroup.Nearest("02", Worked).Select(peer => peer.Code),
            PeerGroup.Nearest("02", [.. Worked.Reverse()]).Select(peer => peer.Code)
        );

    [Fact]
    public void A_departement_of_which_too_little_is_known_has_no_peers_and_is_nobody_s()
    {
        ContextValue[] three =
        [
            .. Worked.Where(each => each is not { Departement: "04", Variable: ContextVariable.Poverty }),
        ];

        Assert.Empty(PeerGroup.Nearest("04", three));
        Assert.DoesNotContain(PeerGroup.Nearest("01", three), peer => peer.Code == "04");
        Assert.Empty(PeerGroup.Nearest("976", Worked));
        Assert.Empty(PeerGroup.Nearest("01", []));
    }

    [Fact]
    public void An_unknown_variable_makes_nobody_nearer()
    {
        ContextValue[] five = [.. Worked, .. Of(ContextVariable.Over60, 20, 30, 20, 30)];
        ContextValue[] unknown =
        [
            .. five.Where(each => each is not { Departement: "02", Variable: ContextVariable.Unemployment }),
        ];

        double known = PeerGroup.Nearest("01", five).Single(peer => peer.Code == "02").Distance;
        double scaled = PeerGroup.Nearest("01", unknown).Single(peer => peer.Code == "02").Distance;
        Assert.Equal(Math.Sqrt(8 * 6 / 5d), known, 9);
        Assert.Equal(Math.Sqrt(8 * 6 / 4d), scaled, 9);
    }

    private static IEnumerable<ContextValue> Of(ContextVariable variable, params double[] values) =>
        values.Select((value, at) => new ContextValue($"0{at + 1}", variable, 2022, value));
}
