using System.Globalization;
using System.Text;

namespace Observatoire.Pages.Files;

/// <summary>
/// Open files: RFC 4180, UTF-8 without mark, point decimal. No field can hold a comma, quote or line end, so nothing is ever
/// quoted.
/// </summary>
internal static class CsvText
{
    public const string LineEnd = "\r\n";

    public static byte[] Write(string header, IEnumerable<string> lines)
    {
        StringBuilder text = new(header);
        text.Append(LineEnd);
        foreach (string line in lines)
        {
            text.Append(line).Append(LineEnd);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>As it is; empty where there is none.</summary>
    public static string Number(double? value) =>
        value is double known ? ((decimal)known).ToString("0.####", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>Rounded as pages show it; empty where there is none.</summary>
    public static string Number(double? value, int decimals) =>
        value is double known
            ? Math.Round((decimal)known, decimals, MidpointRounding.AwayFromZero)
                .ToString("0.####", CultureInfo.InvariantCulture)
            : string.Empty;
}
