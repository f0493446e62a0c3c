namespace Observatoire.Editions;

/// <summary>Whether what a rule finds stops a return from being accepted.</summary>
public enum Severity
{
    Error,
    Warning,
}

/// <summary>
/// One rule of an edition: its dated codes and figures, in one of the forms of <c>Returns/Rules</c>. See docs/adr/0011 and
/// docs/adr/0039.
/// </summary>
public abstract record EditionRule
{
    /// <summary>Code of what it finds: <c>R01</c>; a warning beside an error of the same number ends in W.</summary>
    public required string Code { get; init; }

    /// <summary>Warning when what it finds must be explained and does not stop the return.</summary>
    public required Severity Severity { get; init; }

    /// <summary>Who asks for it.</summary>
    public required string Source { get; init; }

    /// <summary>
    /// The rule in one line, as schemas and documents show it; empty when the code says all. Two rules of a code with the
    /// same line are the same rule.
    /// </summary>
    public abstract string Describe();

    /// <summary>Proves that it speaks of what the edition has.</summary>
    /// <exception cref="InvalidDataException">When it does not; the message names the rule and what is wrong.</exception>
    public abstract void Prove(NomenclatureEdition edition);
}
