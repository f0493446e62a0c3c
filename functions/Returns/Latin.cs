using System.Text;

namespace Observatoire.Returns;

/// <summary>Letters without their accents, the same on every machine: the culture tables of a browser may be absent.</summary>
public static class Latin
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
    private const string Plain = "aaaaaaceeeeiiiinooooouuuuyy";

    /// <summary>Lower case, without accents or spaces around: <c> Modalité</c> is <c>modalite</c>.</summary>
    public static string Fold(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (char letter in text.Trim())
        {
            char lower = char.ToLowerInvariant(letter);
            int at = Accented.IndexOf(lower, StringComparison.Ordinal);
            if (at >= 0)
            {
                plain.Append(Plain[at]);
            }
            else if (lower is < '\u0300' or > '\u036F')
            {
                plain.Append(lower);
            }
        }

        return plain.ToString();
    }
}
