namespace Observatoire.Simulation;

/// <summary>Draws the figures of one département in one month: what others follow from first.</summary>
internal static class SimulatedFigures
{
    public static FigureSheet Draw(MonthScope scope)
    {
        FigureSheet sheet = new(scope);
        ReceptionFigures.Draw(sheet);
        CaseFigures.Draw(sheet);
        WorkFigures.Draw(sheet);
        StaffFigures.Draw(sheet);
        BenefitFigures.Draw(sheet);
        WholeFigures.Draw(sheet);
        OtherFigures.Draw(sheet);
        sheet.Whole.AddMissing(sheet.Territories);
        return sheet;
    }
}
