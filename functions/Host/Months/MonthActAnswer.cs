using System.Text.Json;
using Observatoire.Storage;

namespace Observatoire.Host.Months;

/// <summary>An act about a month, as the API gives it.</summary>
public sealed record MonthActAnswer(
    string Departement,
    string Month,
    string Kind,
    DateTimeOffset At,
    string By,
    string Reason,
    DateTimeOffset? Until,
    IReadOnlyList<string> Services
)
{
    public static MonthActAnswer From(MonthAct act) =>
        new(
            act.Departement,
            act.Month.ToString(),
            JsonNamingPolicy.CamelCase.ConvertName(act.Kind.ToString()),
            act.At,
            act.By,
            act.Reason,
            act.Until,
            act.Services
        );
}
