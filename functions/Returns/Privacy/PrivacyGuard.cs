using Observatoire.Editions.Time;

namespace Observatoire.Returns.Privacy;

/// <summary>
/// Says whether a cell that is no plain value of a return (a known code, a short number) carries something personal. It
/// answers with the kind only: what was found is neither kept nor shown.
/// </summary>
/// <remarks>Safe to share between threads. A cell is read on the stack; nothing is allocated.</remarks>
/// <param name="codes">Breakdowns and categories of the nomenclature: two of them in one cell are a crossing.</param>
public sealed class PrivacyGuard(IEnumerable<string> codes)
{
    /// <summary>Longest comment, in characters.</summary>
    public const int LongestComment = 200;

    /// <summary>Most words in a comment.</summary>
    public const int MostCommentWords = 25;

    /// <summary>Longest text where a code or a number is expected, in characters.</summary>
    public const int LongestCode = 80;

    private static readonly PrivacyGuard OfNotes = new([]);

    private readonly Crossing crossing = new(codes);

    /// <summary>The first mark of the cell, the surest kinds before the others; null when there is none.</summary>
    /// <param name="cell">UTF-8, as in the file; only U+0000..U+FFFF is looked at.</param>
    /// <param name="column">Where it stands.</param>
    /// <param name="month">The reference month of the line, when it can be read: tells dates of birth from dates of the service.</param>
    public PersonalMark? Find(ReadOnlySpan<byte> cell, GuardedColumn column, ReferenceMonth? month = null)
    {
        ReadOnlySpan<byte> written = cell.Trim(" \t\r\n"u8);
        if (written.Length > FoldedText.LongestCell)
        {
            return PersonalMark.FreeText;
        }

        Span<char> folded = stackalloc char[written.Length];
        ReadOnlySpan<char> text = folded[..FoldedText.Fold(written, folded)];
        text = text.Trim();
        return FindNumber(text, column, month) ?? FindWords(text, column);
    }

    /// <summary>The first mark of a text that is no cell of a return, a heading or a note: it may be as long as it likes.</summary>
    /// <inheritdoc cref="Find" path="/param"/>
    public static PersonalMark? FindInNote(ReadOnlySpan<byte> cell, ReferenceMonth? month = null) =>
        OfNotes.Find(cell, GuardedColumn.Comment, month) is PersonalMark mark and not PersonalMark.FreeText
            ? mark
            : null;

    /// <summary>Whether a title that a return does not have names people, or is itself personal: a file without titles begins with figures.</summary>
    public static PersonalMark? FindInTitle(ReadOnlySpan<byte> title)
    {
        ReadOnlySpan<byte> written = title[..Math.Min(title.Length, FoldedText.LongestCell)];
        Span<char> folded = stackalloc char[written.Length];
        ReadOnlySpan<char> text = folded[..FoldedText.Fold(written, folded)];
        return
            PersonalTitle.IsIn(text)
            || FindNumber(text, GuardedColumn.Value, null) is not null
            || MailMark.IsIn(text)
            || PersonNameMark.IsIn(text, GuardedColumn.Comment)
            ? PersonalMark.PersonalColumn
            : null;
    }

    private static PersonalMark? FindNumber(ReadOnlySpan<char> text, GuardedColumn column, ReferenceMonth? month)
    {
        int digits = 0;
        foreach (char symbol in text)
        {
            digits += char.IsAsciiDigit(symbol) ? 1 : 0;
        }

        // « 1 mai 85 » is the shortest identifier.
        return digits < 3 ? null
            : IbanMark.IsIn(text) ? PersonalMark.Iban
            : NirMark.IsIn(text, column) ? PersonalMark.Nir
            : TelephoneMark.IsIn(text, column) ? PersonalMark.Telephone
            : BirthDateMark.IsIn(text, column, month) ? PersonalMark.BirthDate
            : null;
    }

    private PersonalMark? FindWords(ReadOnlySpan<char> text, GuardedColumn column)
    {
        if (MailMark.IsIn(text))
        {
            return PersonalMark.Mail;
        }

        if (column is GuardedColumn.Breakdown or GuardedColumn.Category && crossing.IsIn(text))
        {
            return PersonalMark.FineCrossing;
        }

        return PersonNameMark.IsIn(text, column) ? PersonalMark.PersonName
            : IsFreeText(text, column) ? PersonalMark.FreeText
            : null;
    }

    private static bool IsFreeText(ReadOnlySpan<char> text, GuardedColumn column)
    {
        if (column != GuardedColumn.Comment)
        {
            return text.Length > LongestCode;
        }

        int words = 0;
        bool inWord = false;
        foreach (char symbol in text)
        {
            bool isWord = char.IsLetterOrDigit(symbol) || (inWord && symbol is ('-' or '\''));
            words += isWord && !inWord ? 1 : 0;
            inWord = isWord;
        }

        return text.Length > LongestComment || words > MostCommentWords;
    }
}
