using System.Text.RegularExpressions;

namespace Observatoire.Local.Logging;

/// <summary>Takes keys and tokens out of a line before it is written anywhere.</summary>
public sealed partial class Redaction
{
    private const string Mask = "***";

    private volatile HashSet<string> known = new(StringComparer.Ordinal);

    /// <summary>Adds values that must never appear, whatever stands around them.</summary>
    public void Hide(IEnumerable<string> values) => known = [.. known, .. values.Where(value => value.Length > 0)];

    public string Apply(string line)
    {
        string clean = Credential().Replace(line, "${before}" + Mask);
        foreach (string value in known)
        {
            clean = clean.Replace(value, Mask, StringComparison.Ordinal);
        }

        return clean;
    }

    [GeneratedRegex(
        """(?<before>(authorization|x-functions-key)["']?\s*[:=]\s*["'\[]*|bearer\s+|[?&](code|key)=|AccountKey=)(bearer\s+)?[^\s"'&;,\]]+""",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Credential();
}
