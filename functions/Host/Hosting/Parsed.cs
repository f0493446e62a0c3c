using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Observatoire.Host.Hosting;

/// <summary>What a part of a request says, or the answer that says why it cannot be used: one of the two.</summary>
/// <typeparam name="T">What is read: a month, a document, a file.</typeparam>
public sealed class Parsed<T>
    where T : notnull
{
    private readonly T? value;
    private readonly ProblemHttpResult? refusal;

    private Parsed(T? value, ProblemHttpResult? refusal) => (this.value, this.refusal) = (value, refusal);

    public static implicit operator Parsed<T>(T value) => new(value, null);

    public static implicit operator Parsed<T>(ProblemHttpResult refusal) => new(default, refusal);

    /// <summary>The answer that says why it cannot be used; null when it can.</summary>
    public ProblemHttpResult? Refusal => refusal;

    /// <summary>True with what was read; false with the answer to give instead.</summary>
    public bool Is([NotNullWhen(true)] out T? read, [NotNullWhen(false)] out IResult? otherwise)
    {
        (read, otherwise) = (value, refusal);
        return refusal is null;
    }

    /// <summary>What is made of what was read.</summary>
    public Parsed<TOther> Then<TOther>(Func<T, TOther> make)
        where TOther : notnull => refusal is null ? make(value!) : refusal;

    /// <summary>The same, unless what was read has a fault.</summary>
    /// <param name="fault">Null when it has none.</param>
    public Parsed<T> Unless(Func<T, ProblemHttpResult?> fault) =>
        refusal is null && fault(value!) is { } found ? found : this;
}
