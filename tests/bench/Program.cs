using Observatoire.Bench;

if (args is [ReleaseSuite.RunArgument, .. string[] release])
{
    await ReleaseSuite.RunOneAsync(release);
    return 0;
}

Dictionary<string, Func<IEnumerable<Figure>>> suites = new(StringComparer.Ordinal)
{
    ["check"] = CheckSuite.Run,
    ["load"] = LoadSuite.Run,
    ["aggregate"] = AggregateSuite.Run,
    ["disclosure"] = DisclosureSuite.Run,
    ["release"] = ReleaseSuite.Run,
};
string[] asked = args.Length == 0 ? [.. suites.Keys] : args;
if (asked.FirstOrDefault(name => !suites.ContainsKey(name)) is string unknown)
{
    Console.Error.WriteLine($"There is no suite « {unknown} ». Suites: {string.Join(", ", suites.Keys)}.");
    return 2;
}

bool within = true;
foreach (Figure figure in asked.SelectMany(name => suites[name]()))
{
    Console.WriteLine(figure.ToJson());
    within &= figure.WithinLimit;
}

return within ? 0 : 1;
