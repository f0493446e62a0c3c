namespace Observatoire.Statistics.Returns.Privacy;

/// <summary>E-mail addresses, also with the sign spelt out: <c>marie (at) exemple.fr</c>.</summary>
internal static class MailMark
{
    private static readonly string[] Signs = ["@", "(at)", "[at]", "{at}", "<at>", " at ", " arobase ", "(arobase)"];

    public static bool IsIn(ReadOnlySpan<char> text)
    {
        foreach (string sign in Signs)
        {
            for (int from = 0; from < text.Length; )
            {
                int found = text[from..].IndexOf(sign, StringComparison.OrdinalIgnoreCase);
                if (found < 0)
                {
                    break;
                }

                int position = from + found;
                if (EndsWithLocalPart(text[..position]) && StartsWithDomain(text[(position + sign.Length)..]))
                {
                    return true;
                }

                from = position + 1;
            }
        }

        return false;
    }

    private static bool EndsWithLocalPart(ReadOnlySpan<char> before)
    {
        ReadOnlySpan<char> trimmed = before.TrimEnd();
        return !trimmed.IsEmpty && before.Length - trimmed.Length <= 1 && char.IsLetterOrDigit(trimmed[^1]);
    }

    /// <summary>Labels parted by dots, the last of two letters or more.</summary>
    private static bool StartsWithDomain(ReadOnlySpan<char> after)
    {
        ReadOnlySpan<char> domain = after.TrimStart();
        if (after.Length - domain.Length > 1)
        {
            return false;
        }

        int label = 0;
        bool dotted = false;
        foreach (char symbol in domain)
        {
            if (symbol == '.' && label > 0)
            {
                dotted = true;
                label = 0;
            }
            else if (char.IsLetterOrDigit(symbol) || symbol == '-')
            {
                label++;
            }
            else
            {
                break;
            }

            if (dotted && label >= 2 && char.IsLetter(symbol))
            {
                return true;
            }
        }

        return false;
    }
}
