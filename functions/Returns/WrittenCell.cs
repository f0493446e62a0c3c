namespace Observatoire.Returns;

/// <summary>A cell without what spreadsheets put around a text so that it stays one: <c>'01</c>, <c>="01"</c>.</summary>
internal static class WrittenCell
{
    public static string Bare(string cell)
    {
        string text = cell.Trim();
        if (text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length > 2)
        {
            text = text[2..^1];
        }

        return text.TrimStart('\'', '\u2019').Trim();
    }
}
