namespace Observatoire.Storage;

/// <summary>Guards the parts blob names are made of: a part that could move a blob elsewhere is refused.</summary>
internal static class BlobKey
{
    /// <summary>The part itself: 1 to 64 ASCII letters or digits.</summary>
    /// <exception cref="ArgumentException">When it holds anything else.</exception>
    public static string Part(string part, string name) =>
        part.Length is > 0 and <= 64 && part.All(char.IsAsciiLetterOrDigit)
            ? part
            : throw new ArgumentException($"« {part} » cannot be part of a blob name.", name);
}
