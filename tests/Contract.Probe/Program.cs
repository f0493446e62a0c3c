using System.Globalization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Observatoire.Contract.Probe;

// PROBE_START: "exit N" ends at once, "deaf" never opens its stream.
switch ((Environment.GetEnvironmentVariable("PROBE_START") ?? "").Split(' '))
{
    case ["exit", string code]:
        return int.Parse(code, CultureInfo.InvariantCulture);
    case ["deaf"]:
        await Task.Delay(Timeout.Infinite);
        break;
}

FunctionsApplicationBuilder builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<Journal>();
builder.Services.AddSingleton<IFunctionMetadataTransformer, MoreFunctions>();
builder.Services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MaxRequestBodySize = 64 << 20);
await builder.Build().RunAsync();
return 0;
