namespace Observatoire.Simulation;

/// <summary>How much there is of something that is counted, and what moves it.</summary>
/// <param name="PerThousand">Mean of the nation, for 1,000 inhabitants and a month.</param>
/// <param name="Need">How much it follows the need of the département: 1 in proportion, 0 not.</param>
/// <param name="Shock">How much it follows the national shock.</param>
/// <param name="Spread">Standard deviation, on the scale of logarithms, between départements alike.</param>
/// <param name="Trend">National change a year, as a share.</param>
/// <param name="IsStock">True for what there is at the end of a month: no season, and little chance.</param>
internal sealed record CountLevel(
    double PerThousand,
    double Need = 0.4,
    double Shock = 0,
    double Spread = 0.2,
    double Trend = 0,
    bool IsStock = false
)
{
    /// <summary>Of what no class knows more about: a plain count.</summary>
    public static CountLevel Other { get; } = new(1);

    public static CountLevel Visits { get; } = new(9, 0.5, 0.6, 0.22);
    public static CountLevel NewRequests { get; } = new(1.6, 0.8, 1, 0.18);
    public static CountLevel KnownRequests { get; } = new(3, 0.7, 0.5, 0.18);
    public static CountLevel Alerts { get; } = new(0.12, 0.5, 0.5, 0.3);
    public static CountLevel Waiting { get; } = new(0.5, 0.6, 0.8, 0.2, IsStock: true);
    public static CountLevel Attended { get; } = new(3.2, 0.6, 0.4, 0.18);
    public static CountLevel Followed { get; } = new(6.5, 0.7, 0.3, 0.12, IsStock: true);
    public static CountLevel Opened { get; } = new(0.45, 0.7, 0.6, 0.15);
    public static CountLevel Assessed { get; } = new(0.5, 0.5, 0.3, 0.25);
    public static CountLevel Referred { get; } = new(0.9, 0.5, 0.4, 0.25);
    public static CountLevel Meetings { get; } = new(0.05, 0.1, 0, 0.35);
    public static CountLevel Conferences { get; } = new(0.12, 0.3, 0, 0.35);
    public static CountLevel Exchanges { get; } = new(0.5, 0.4, 0.2, 0.3);
    public static CountLevel Proposals { get; } = new(1.2, 0.5, 0.3, 0.25);
    public static CountLevel Sessions { get; } = new(0.06, 0.3, 0, 0.35, 0.02);
    public static CountLevel ChildReports { get; } = new(0.22, 0.5, 0.1, 0.25, 0.03);
    public static CountLevel ChildrenAtHome { get; } = new(2.2, 0.6, 0.05, 0.2, 0.01, IsStock: true);
    public static CountLevel ChildrenInCare { get; } = new(2.6, 0.6, 0.05, 0.2, 0.02, IsStock: true);
    public static CountLevel Clinics { get; } = new(3, 0.3, 0, 0.25, -0.01);
    public static CountLevel Outsourced { get; } = new(0.8, 0.4, 0.1, 0.25, IsStock: true);
    public static CountLevel CareClaims { get; } = new(0.5, 0.1, 0, 0.2, 0.02);
    public static CountLevel HousingClaims { get; } = new(0.6, 0.8, 0.8, 0.25);
    public static CountLevel Debts { get; } = new(0.08, 0.5, 0.7, 0.2);
    public static CountLevel Protected { get; } = new(0.15, 0.3, 0, 0.25, 0.01, IsStock: true);
    public static CountLevel Agreements { get; } = new(0.06, 0, 0, 0.3, IsStock: true);
}
