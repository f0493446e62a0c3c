using System.Globalization;
using System.Text.Json;

namespace Observatoire.Local.FunctionsHost.Workers;

/// <summary>How the app's worker is started: what worker.config.json says.</summary>
/// <param name="Executable">Program, looked up on the PATH.</param>
/// <param name="Worker">The app's assembly, whole path.</param>
internal sealed record WorkerConfiguration(string Executable, string Worker)
{
    private const string Language = "dotnet-isolated";

    /// <exception cref="RunnerException">When the file is missing or unreadable, or describes another kind of worker.</exception>
    public static WorkerConfiguration Read(string appFolder)
    {
        string file = Path.Combine(appFolder, "worker.config.json");
        if (!File.Exists(file))
        {
            throw new RunnerException(RunnerText.Current.WorkerMissing, file);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(file));
            JsonElement description = document.RootElement.GetProperty("description");
            if (description.GetProperty("language").GetString() is string other and not Language)
            {
                throw new RunnerException(RunnerText.Current.WorkerUnsupported, file, other);
            }

            string worker = Path.Combine(appFolder, description.GetProperty("defaultWorkerPath").GetString()!);
            return File.Exists(worker)
                ? new WorkerConfiguration(description.GetProperty("defaultExecutablePath").GetString()!, worker)
                : throw new RunnerException(RunnerText.Current.WorkerMissing, worker);
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new RunnerException(RunnerText.Current.JsonUnreadable, file, unreadable.Message);
        }
    }

    /// <summary>The command line of the Functions host, which names everything twice: once for older workers.</summary>
    public IEnumerable<string> Command(WorkerLaunch launch)
    {
        string length = launch.GrpcMaxMessageLength.ToString(CultureInfo.InvariantCulture);
        return
        [
            Executable,
            Worker,
            "--host",
            launch.HostEndpoint.Host,
            "--port",
            launch.HostEndpoint.Port.ToString(CultureInfo.InvariantCulture),
            "--workerId",
            launch.WorkerId,
            "--requestId",
            launch.RequestId,
            "--grpcMaxMessageLength",
            length,
            "--functions-uri",
            launch.HostEndpoint.AbsoluteUri,
            "--functions-worker-id",
            launch.WorkerId,
            "--functions-request-id",
            launch.RequestId,
            "--functions-grpc-max-message-length",
            length,
        ];
    }
}
