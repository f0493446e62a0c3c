using System.Globalization;
using System.Net;
using Observatoire.Contract.Probe;

// PROBE_START: "exit N" ends at once, "deaf" never listens.
switch ((Environment.GetEnvironmentVariable("PROBE_START") ?? "").Split(' '))
{
    case ["exit", string code]:
        return int.Parse(code, CultureInfo.InvariantCulture);
    case ["deaf"]:
        await Task.Delay(Timeout.Infinite);
        break;
}

int port = int.Parse(Environment.GetEnvironmentVariable("FUNCTIONS_CUSTOMHANDLER_PORT")!, CultureInfo.InvariantCulture);
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(kestrel =>
{
    kestrel.Listen(IPAddress.Loopback, port);
    kestrel.Limits.MaxRequestBodySize = 64 << 20;
});
WebApplication app = builder.Build();
app.Use(Journal.WriteAsync);
app.MapGet("/", () => Results.Text("probe"));
Mischief.Map(app, args);
Deposits.Map(app);
Timers.Map(app);
await app.RunAsync();
return 0;
