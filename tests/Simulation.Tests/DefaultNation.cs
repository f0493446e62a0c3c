using System.Text.Json;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Formats.Nomenclature;
using Observatoire.Formats.Returns;
using Observatoire.Returns.Checking;
using Observatoire.Statistics.Indicators;
using Observatoire.Statistics.Reorganisations;
using Observatoire.Support;

namespace Observatoire.Simulation.Tests;

/// <summary>An outcome of the pages and what its effects are judged by, as comparisons.json says.</summary>
internal sealed record JudgedOutcome(string Id, string Indicator, Measure Measure, OutcomeScale Scale, double Relevant);

/// <summary>The nation the runner shows, read as the service reads it: the returns of three years to some month.</summary>
internal sealed class DefaultNation
{
    /// <summary>The last month of the fixed clock.</summary>
    public const string LastOfClock = "2026-10";

    /// <summary>The nation of the fixed clock, read once.</summary>
    public static Lazy<DefaultNation> OfClock { get; } = new(() => new DefaultNation(LastOfClock));

    public DefaultNation(string lastMonth)
    {
        Last = SimulatedMonth.Parse(lastMonth);
        Nomenclature = SimulatedNomenclature.Read(Repository.Nomenclature);
        Nation = new SimulatedNation(
            Nomenclature,
            new SimulationRequest(
                SimulationRequest.DefaultSeed,
                Last.Plus(1 - SimulationRequest.DefaultMonths),
                Last,
                0
            )
        );
        Tables = ReadTables();
    }

    public SimulatedNomenclature Nomenclature { get; }

    public SimulatedNation Nation { get; }

    public SimulatedMonth Last { get; }

    public IReadOnlyList<IndicatorTable> Tables { get; }

    public IEnumerable<SimulatedDepartement> Reorganised => Nation.Departements.Where(each => each.Change is not null);

    public DepartementEvent[] Events => [.. Reorganised.Select(EventOf)];

    public static IReadOnlyList<JudgedOutcome> Outcomes { get; } = ReadOutcomes();

    public static DepartementEvent EventOf(SimulatedDepartement departement) =>
        new(departement.Code, departement.Change!.Type, ReferenceMonth.Parse(departement.Change.Month.ToString()));

    public OutcomePanel PanelOf(JudgedOutcome outcome) =>
        OutcomePanel.Arrange(
            outcome.Scale,
            [
                .. from table in Tables
                from departement in table.Edition.Departements
                let value = table
                    .Cells.GetValueOrDefault(
                        new CellKey(outcome.Indicator, table.Month, Area.Departement(departement.Code), outcome.Measure)
                    )
                    .Value
                where value is not null
                select new OutcomeObservation(departement.Code, table.Month, value.Value),
            ]
        );

    private static JudgedOutcome[] ReadOutcomes()
    {
        using JsonDocument plan = JsonDocument.Parse(
            File.ReadAllBytes(Repository.PathOf("dashboards", "boards", "comparisons.json"))
        );
        return
        [
            .. from outcome in plan.RootElement.GetProperty("outcomes").EnumerateArray()
            where outcome.TryGetProperty("effect", out _)
            let effect = outcome.GetProperty("effect")
            // The one that is no indicator is a stock for 1,000 inhabitants.
            let indicator = outcome.TryGetProperty("indicator", out JsonElement code) ? code.GetString()! : "SUI_FIN"
            select new JudgedOutcome(
                outcome.GetProperty("id").GetString()!,
                indicator,
                indicator == "SUI_FIN" ? Measure.Rate : Measure.Ratio,
                Enum.Parse<OutcomeScale>(effect.GetProperty("scale").GetString()!, ignoreCase: true),
                effect.GetProperty("relevant").GetDouble()
            ),
        ];
    }

    private IndicatorTable[] ReadTables()
    {
        EditionSeries editions = NomenclatureFolder.Read(Repository.Nomenclature);
        ReturnCheck check = new(editions);
        return [.. Nation.Months.AsParallel().AsOrdered().Select(month => ReadTable(check, editions.Latest, month))];
    }

    private IndicatorTable ReadTable(ReturnCheck check, NomenclatureEdition edition, SimulatedMonth month)
    {
        ReferenceMonth written = ReferenceMonth.Parse(month.ToString());
        SortedDictionary<string, DepartementFigures> figures = new(StringComparer.Ordinal);
        foreach (SimulatedDepartement departement in Nation.Departements)
        {
            if (Nation.Sending.IsSent(departement.Code, month))
            {
                byte[] content = Nation.Make(departement, month, isDetailed: false).Content;
                ReturnSession session = check.Begin(new ReturnAsk(departement.Code, written, written.PlusMonths(1)));
                ReturnFileReader.Read(content, session);
                figures.Add(departement.Code, DepartementFigures.Extract(edition, session.Typed(written)!, ""));
            }
        }

        return MonthAggregation.Compute(new MonthFigures(written, edition, figures), WholeRelease.Territorial);
    }
}
