namespace Observatoire.Returns.Privacy;

/// <summary>E-mail addresses, also with the sign spelt out: <c>marie (at) exemple.fr</c>.</summary>
internal static class MailMark
{
    private static readonly string[] Signs = ["@", "(at)", "[at]", "{at}", "<at>", " at ", " arobase ", "(arobase)"];
    private static readonly string[] Dots = ["[dot]", "(dot)", "[point]", "(point)"];

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

    /// <summary>Labels parted by dots, spelt out or not, the last of two letters or more.</summary>
    private static bool StartsWithDomain(ReadOnlySpan<char> after)
    {
        ReadOnlySpan<char> domain = after.TrimStart();
        if (after.Length - domain.Length > 1)
        {
            return false;
        }

        int label = 0;
        bool dotted = false;
        while (!domain.IsEmpty)
        {
            int dot = label > 0 ? DotAt(domain) : 0;
            if (dot > 0)
            {
                (dotted, label) = (true, 0);
                domain = domain[dot..];
                continue;
            }

            if (!char.IsLetterOrDigit(domain[0]) && domain[0] != '-')
            {
                return false;
            }

            label++;
            if (dotted && label >= 2 && char.IsLetter(domain[0]))
            {
                return true;
            }

            domain = domain[1..];
        }

        return false;
    }

    /// <summary>Length of the dot there, with the spaces around it when it is spelt out; 0 when there is none.</summary>
    private static int DotAt(ReadOnlySpan<char> text)
    {
        if (text[0] == '.')
        {
            return 1;
        }

        int before = text[0] == ' ' ? 1 : 0;
        foreach (string dot in Dots)
        {
            if (text[before..].StartsWith(dot, StringComparison.OrdinalIgnoreCase))
            {
                int after = before + dot.Length;
                return after < text.Length && text[after] == ' ' ? after + 1 : after;
            }
        }

        return text.StartsWith(" dot ", StringComparison.OrdinalIgnoreCase) ? " dot ".Length : 0;
    }
}
