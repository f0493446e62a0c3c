namespace Observatoire.Simulation;

/// <summary>How a simulation is asked for.</summary>
/// <param name="Seed">The same seed makes the same bytes.</param>
/// <param name="First">First month.</param>
/// <param name="Last">Last month.</param>
/// <param name="Faults">Number of returns into which one known fault is put.</param>
public sealed record SimulationRequest(int Seed, SimulatedMonth First, SimulatedMonth Last, int Faults)
{
    /// <summary>The seed of the demonstration.</summary>
    public const int DefaultSeed = 2026;

    /// <summary>How many months a demonstration has.</summary>
    public const int DefaultMonths = 36;

    /// <exception cref="FormatException">When the text is not two months in order, <c>2026-01:2026-10</c>.</exception>
    public static (SimulatedMonth First, SimulatedMonth Last) Months(string text)
    {
        string[] ends = text.Split(':');
        SimulatedMonth first = SimulatedMonth.Parse(ends[0]);
        SimulatedMonth last = SimulatedMonth.Parse(ends[^1]);
        return ends.Length <= 2 && first.Index <= last.Index
            ? (first, last)
            : throw new FormatException($"« {text} » is not two months in order.");
    }
}

/// <summary>A fault put into a return.</summary>
/// <param name="Departement">Whose return.</param>
/// <param name="Month">Of which month.</param>
/// <param name="Code">Code under which a check must find it.</param>
/// <param name="Lines">Lines of the file that were touched, the header being line 1.</param>
public sealed record InjectedFault(string Departement, string Month, string Code, IReadOnlyList<int> Lines);

/// <summary>A simulated return as a file.</summary>
public sealed record SimulatedFile(string Departement, string Month, byte[] Content, InjectedFault? Fault);

/// <summary>
/// Full synthetic returns of every département, made from a seed: every rule of the edition holds by construction, and
/// what a reorganisation changes is known. See docs/adr/0014.
/// </summary>
public sealed class SimulatedNation
{
    // Counted alone: no rule ties it to others.
    private const string Mistaken = "PMI_CON";

    private static readonly string[] TriedFaults = ["R38", "R01", "R12"];

    private readonly SimulatedNomenclature nomenclature;
    private readonly SimulationRequest request;
    private readonly Dictionary<(string Departement, int Month), FaultKind> faults = [];

    /// <param name="nomenclature">Codes and categories of the returns.</param>
    /// <param name="request">Seed, months, faults.</param>
    public SimulatedNation(SimulatedNomenclature nomenclature, SimulationRequest request)
    {
        this.nomenclature = nomenclature;
        this.request = request;
        Departements = SimulatedOrganisations.Make(nomenclature, request.Seed, request.First, request.Last);
        PlaceFaults();
        Sending = new SimulatedSending(this);
    }

    public int Seed => request.Seed;

    public IReadOnlyList<SimulatedDepartement> Departements { get; }

    public IReadOnlyList<SimulatedMonth> Months =>
        [
            .. Enumerable
                .Range(request.First.Index, request.Last.Index - request.First.Index + 1)
                .Select(index => new SimulatedMonth(index)),
        ];

    /// <summary>Who sends what of it.</summary>
    public SimulatedSending Sending { get; }

    /// <summary>Number of returns.</summary>
    public int Count => Departements.Count * Months.Count;

    /// <summary>Each return when it is asked for, month after month: none depends on another.</summary>
    public IEnumerable<SimulatedFile> Files() =>
        from month in Months
        from departement in Departements
        select Make(departement, month);

    /// <param name="departement">Whose return.</param>
    /// <param name="month">Its month.</param>
    /// <param name="isDetailed">True for every breakdown; false for the totals, and what indicators are computed from.</param>
    public SimulatedFile Make(SimulatedDepartement departement, SimulatedMonth month, bool isDetailed = true)
    {
        SimulatedReturn made = SimulatedReturn.Make(nomenclature, departement, month, isDetailed);
        InjectedFault? fault = null;
        if (faults.TryGetValue((departement.Code, month.Index), out FaultKind? kind))
        {
            IReadOnlyList<int> lines = kind.Spoil(made);
            fault = new InjectedFault(departement.Code, month.ToString(), kind.Code, [.. lines.Select(at => at + 2)]);
        }

        return new SimulatedFile(departement.Code, month.ToString(), made.Write(), fault);
    }

    /// <summary>The return as it was first sent where it is to be corrected: the consultations of a territory a tenth too many.</summary>
    public byte[] MakeMistaken(SimulatedDepartement departement, SimulatedMonth month, bool isDetailed)
    {
        SimulatedReturn made = SimulatedReturn.Make(nomenclature, departement, month, isDetailed);
        made.Raise(Mistaken);
        return made.Write();
    }

    /// <summary>A return with some faults of the commonest kinds: a word for a number, a sum that is none, a relation broken.</summary>
    public byte[] MakeFaulty(SimulatedDepartement departement, SimulatedMonth month)
    {
        SimulatedReturn made = SimulatedReturn.Make(nomenclature, departement, month, isDetailed: true);
        foreach (FaultKind kind in FaultKinds.All.Where(kind => TriedFaults.Contains(kind.Code)))
        {
            kind.Spoil(made);
        }

        return made.Write();
    }

    /// <summary>The months of a département in one file, but those it does not send.</summary>
    public byte[] MakeHistory(SimulatedDepartement departement, IReadOnlyList<SimulatedMonth> months)
    {
        bool IsMistaken(SimulatedMonth month) =>
            Sending.CorrectedAfterClosing.Contains(new SimulatedPlace(departement.Code, month));
        return Join(
            months
                .Where(month => Sending.IsSent(departement.Code, month))
                .Select(month =>
                    IsMistaken(month)
                        ? MakeMistaken(departement, month, isDetailed: false)
                        : Make(departement, month, isDetailed: false).Content
                )
        );
    }

    /// <summary>Files of returns as one: the titles are written once.</summary>
    public static byte[] Join(IEnumerable<byte[]> files)
    {
        using MemoryStream all = new();
        foreach (byte[] content in files)
        {
            int start = all.Length == 0 ? 0 : Array.IndexOf(content, (byte)'\n') + 1;
            all.Write(content, start, content.Length - start);
        }

        return all.ToArray();
    }

    /// <summary>One fault a return, the last month first, the départements in an order of chance.</summary>
    private void PlaceFaults()
    {
        SimulatedDepartement[] order =
        [
            .. Departements
                .OrderBy(each => each.About("fault").Unit())
                .ThenBy(each => each.Code, StringComparer.Ordinal),
        ];
        for (int at = 0; at < Math.Min(request.Faults, Count); at++)
        {
            int month = request.Last.Index - at / order.Length;
            faults[(order[at % order.Length].Code, month)] = FaultKinds.All[at % FaultKinds.All.Count];
        }
    }
}
