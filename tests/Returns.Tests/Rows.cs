using System.Text;
using Observatoire.Editions;
using Observatoire.Editions.Time;
using Observatoire.Returns.Checking;
using Observatoire.Returns.Findings;
using Observatoire.Returns.Organisations;
using Observatoire.Support;

namespace Observatoire.Returns.Tests;

/// <summary>Lines of a return as text, nine cells between semicolons, checked as a reader would push them.</summary>
internal static class Rows
{
    public const string Valid = "2018-12;01;;FOY;;;7690;;";

    /// <summary>Checks lines, numbered from 2, with the small edition.</summary>
    public static CheckedFile Check(string? departement, string? month, params string[] lines) =>
        Check([SampleEditions.Small()], departement, month, Organisation.Empty, ReturnHistory.None, lines);

    public static CheckedFile Check(
        IReadOnlyList<NomenclatureEdition> editions,
        string? departement,
        string? month,
        Organisation? organisation,
        ReturnHistory history,
        params string[] lines
    )
    {
        ReturnSession session = new ReturnCheck(new EditionSeries(editions)).Begin(
            new ReturnAsk(departement, month is null ? null : ReferenceMonth.Parse(month), new ReferenceMonth(2019, 6))
        );
        Push(session, lines);
        if (session.MustRestart)
        {
            session.Restart();
            Push(session, lines);
        }

        return session.Complete(organisation, history);
    }

    public static IReadOnlyList<Finding> FoundIn(params string[] lines) =>
        Check("01", "2018-12", lines).Findings.Findings;

    private static void Push(ReturnSession session, string[] lines)
    {
        for (int at = 0; at < lines.Length; at++)
        {
            byte[][] cells = [.. lines[at].Split(';').Select(Encoding.UTF8.GetBytes)];
            session.Add(SubmittedLine.FromCells(at + 2, cells));
        }
    }
}
