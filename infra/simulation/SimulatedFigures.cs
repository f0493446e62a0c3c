namespace Observatoire.Simulation;

/// <summary>The figures of one département in one month: the whole, and each territory.</summary>
internal sealed class SimulatedFigures
{
    private SimulatedFigures(
        IReadOnlyList<string> territories,
        IReadOnlyList<TerritoryFigures> figures,
        TerritoryFigures whole
    )
    {
        Territories = territories;
        Figures = figures;
        Whole = whole;
    }

    /// <summary>Codes of the territories.</summary>
    public IReadOnlyList<string> Territories { get; }

    /// <summary>Their figures, in the same order.</summary>
    public IReadOnlyList<TerritoryFigures> Figures { get; }

    public TerritoryFigures Whole { get; }

    public static SimulatedFigures Draw(MonthScope scope)
    {
        TerritoryFigures[] figures = [.. scope.Territories.Select(_ => new TerritoryFigures(scope.Nomenclature))];
        ReceptionFigures.Draw(scope, figures);
        CaseFigures.Draw(scope, figures);
        WorkFigures.Draw(scope, figures);
        StaffFigures.Draw(scope, figures);
        BenefitFigures.Draw(scope, figures);
        OtherFigures.Draw(scope, figures);
        TerritoryFigures whole = new(scope.Nomenclature);
        foreach (TerritoryFigures territory in figures)
        {
            whole.Add(territory);
        }

        WholeFigures.Draw(scope, whole);
        OtherFigures.DrawWhole(scope, whole);
        return new SimulatedFigures([.. scope.Territories.Select(territory => territory.Code)], figures, whole);
    }
}
