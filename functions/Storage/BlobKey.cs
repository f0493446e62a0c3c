namespace Observatoire.Storage;

/// <summary>Guards the parts blob names are made of: a part that could move a blob elsewhere is refused.</summary>
internal static class BlobKey
{
    private const int Longest = 64;

    /// <summary>The part itself: 1 to 64 ASCII letters or digits.</summary>
    /// <exception cref="ArgumentException">When it holds anything else.</exception>
    public static string Part(string part, string name) =>
        part.Length is > 0 and <= Longest && part.All(char.IsAsciiLetterOrDigit) ? part : throw Refused(part, name);

    /// <summary>The name itself: 1 to 64 ASCII letters, digits, hyphens or dots, the first a letter or a digit.</summary>
    /// <exception cref="ArgumentException">When it holds anything else.</exception>
    public static string Name(string part, string name) =>
        part.Length is > 0 and <= Longest
        && char.IsAsciiLetterOrDigit(part[0])
        && part.All(each => char.IsAsciiLetterOrDigit(each) || each is '-' or '.')
            ? part
            : throw Refused(part, name);

    private static ArgumentException Refused(string part, string name) =>
        new($"« {part} » cannot be part of a blob name.", name);
}
