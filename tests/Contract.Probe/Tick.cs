using Microsoft.Azure.Functions.Worker;

namespace Observatoire.Contract.Probe;

/// <summary>A timer that does as the file PROBE_TICK says, at each run, and one that just runs.</summary>
public sealed class Tick
{
    [Function("Tock")]
    public void Tock([TimerTrigger("%PROBE_CRON%")] TimerInfo tick) { }

    [Function("Tick")]
    public async Task RunAsync([TimerTrigger("%PROBE_CRON%")] string tick, FunctionContext context)
    {
        string file = Environment.GetEnvironmentVariable("PROBE_TICK")!;
        await File.WriteAllTextAsync(file + ".partial", tick);
        File.Move(file + ".partial", file + ".received", overwrite: true);
        string mode = File.Exists(file) ? await File.ReadAllTextAsync(file) : "good";
        switch (mode)
        {
            case "good":
                return;
            case "throw":
                throw new InvalidOperationException("thrown by the timer");
            case "hang":
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return;
            case "stuck":
                await Task.Delay(Timeout.Infinite);
                return;
            default:
                // Any other word: until a file of that name is there.
                while (!File.Exists(Path.Combine(Path.GetDirectoryName(file)!, mode)))
                {
                    await Task.Delay(10);
                }

                return;
        }
    }
}
