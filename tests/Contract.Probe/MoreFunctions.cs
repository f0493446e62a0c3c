using System.Globalization;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace Observatoire.Contract.Probe;

/// <summary>Functions that only a faulty app has, as PROBE_MORE asks: "broken" cannot be loaded, "queue" is of a kind not imitated.</summary>
internal sealed class MoreFunctions : IFunctionMetadataTransformer
{
    public string Name => nameof(MoreFunctions);

    public void Transform(IList<IFunctionMetadata> original)
    {
        switch (Environment.GetEnvironmentVariable("PROBE_MORE"))
        {
            case "broken":
                original.Add(
                    Make(
                        "Broken",
                        """{"name":"req","type":"httpTrigger","direction":"In","authLevel":"Anonymous","route":"probe/broken"}"""
                    )
                );
                break;
            case "queue":
                original.Add(Make("Queue", """{"name":"m","type":"queueTrigger","direction":"In","queueName":"q"}"""));
                break;
        }
    }

    private static DefaultFunctionMetadata Make(string name, string binding) =>
        new()
        {
            Name = name,
            Language = "dotnet-isolated",
            ScriptFile = "Observatoire.Contract.Probe.dll",
            EntryPoint = string.Create(CultureInfo.InvariantCulture, $"Observatoire.Contract.Probe.{name}.Run"),
            RawBindings = [binding],
        };
}
