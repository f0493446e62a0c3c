using System.Text.Json;
using Observatoire.Editions;

namespace Observatoire.Formats.Json;

/// <summary>A severity as every file and answer writes it.</summary>
internal static class SeverityName
{
    /// <summary><c>error</c> or <c>warning</c>.</summary>
    public static string NameOf(Severity severity) => JsonNamingPolicy.CamelCase.ConvertName(severity.ToString());
}
