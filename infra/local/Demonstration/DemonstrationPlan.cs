namespace Observatoire.Local.Demonstration;

/// <summary>A file that a département sends.</summary>
/// <param name="Departement">Its code.</param>
/// <param name="Month">The month it sends it for, <c>2018-12</c>; null for several months in one file.</param>
/// <param name="Returns">Returns in it.</param>
/// <param name="Content">Makes the file, header included.</param>
internal sealed record DemonstrationDeposit(string Departement, string? Month, int Returns, Func<byte[]> Content)
{
    /// <summary>True to replace the return that is there; false to leave one that is there alone.</summary>
    public bool Replaces { get; init; }
}

/// <summary>Something a département, or the DGAS, says of a month: <c>POST returns/{departement}/{month}/{Act}</c>.</summary>
/// <param name="Departement">Of whom.</param>
/// <param name="Month">Of which month.</param>
/// <param name="Act">What: <c>delay</c>, <c>nothing</c>, <c>reopen</c>.</param>
/// <param name="Body">The document, as JSON.</param>
/// <param name="IsOfDgas">True when the DGAS says it.</param>
internal sealed record DemonstrationAct(string Departement, string Month, string Act, object Body, bool IsOfDgas);

/// <summary>All that a demonstration does, in order: it travels by the routes that everyone uses.</summary>
/// <param name="Identity">What tells it from another.</param>
internal sealed record DemonstrationPlan(string Identity)
{
    /// <summary>What the départements declare of their organisation before they send anything: makes JSON, by code.</summary>
    public IReadOnlyDictionary<string, Func<byte[]>> Organisations { get; init; } =
        new Dictionary<string, Func<byte[]>>();

    /// <summary>What is sent: each list when the one before it is in.</summary>
    public required IReadOnlyList<IReadOnlyList<DemonstrationDeposit>> Deposits { get; init; }

    /// <summary>What is said of open months.</summary>
    public IReadOnlyList<DemonstrationAct> Acts { get; init; } = [];

    /// <summary>First month of a nation that lives to this day, which is closed in its time; null for returns of the past.</summary>
    public string? FirstMonth { get; init; }

    /// <summary>Its last month.</summary>
    public string? LastMonth { get; init; }

    /// <summary>Months opened again, and what is sent for them then.</summary>
    public IReadOnlyList<(DemonstrationAct Reopening, DemonstrationDeposit Deposit)> Reopenings { get; init; } = [];

    /// <summary>What to try first; null when the demonstration has nothing of the kind.</summary>
    public DemonstrationTrial? Trial { get; init; }

    /// <summary>Number of returns.</summary>
    public int Returns => Deposits.Sum(list => list.Sum(deposit => deposit.Returns));
}

/// <summary>What to try first.</summary>
/// <param name="Departement">Whose key to take.</param>
/// <param name="FileName">Name of a file with faults to send with it.</param>
/// <param name="File">Makes it.</param>
/// <param name="ConcludingPage">Path of a page whose reorganisation has a clear effect.</param>
/// <param name="Month">A month to ask the collection of.</param>
internal sealed record DemonstrationTrial(
    string Departement,
    string FileName,
    Func<byte[]> File,
    string ConcludingPage,
    string Month
);
