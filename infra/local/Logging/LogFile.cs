using System.Globalization;

namespace Observatoire.Local.Logging;

/// <summary>One line a message, in a file of the runner's folder; warnings and errors go to the terminal as well.</summary>
public sealed class LogFile : IDisposable
{
    private const long Full = 20_000_000;

    // The Functions host goes by the words of a line on standard error.
    private static readonly string[] WordsOfErrors = ["error", "fail", "severe", "unhandled exception"];

    private readonly StreamWriter writer;
    private readonly TimeProvider clock;
    private readonly Action<LogLevel, string> alert;
    private readonly Lock gate = new();
    private bool closed;

    /// <param name="path">The file; the one before is kept beside it as <c>.1</c> once it is large.</param>
    /// <param name="alert">Shows a warning or an error to the user.</param>
    /// <param name="clock">Time of each line.</param>
    public LogFile(string path, Action<LogLevel, string> alert, TimeProvider clock)
    {
        Path = path;
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        if (File.Exists(path) && new FileInfo(path).Length > Full)
        {
            File.Move(path, path + ".1", overwrite: true);
        }

        writer = new StreamWriter(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite))
        {
            AutoFlush = true,
        };
        this.alert = alert;
        this.clock = clock;
    }

    public string Path { get; }

    public Redaction Redaction { get; } = new();

    /// <summary>Least level of a line the worker printed that is written: host.json says it.</summary>
    public LogLevel ConsoleLevel { get; set; } = LogLevel.Information;

    /// <summary>A line the worker printed, at the level the host would give it.</summary>
    public void WorkerLine(string line, bool isError)
    {
        LogLevel level =
            !isError ? LogLevel.Information
            : line.Contains("warn", StringComparison.OrdinalIgnoreCase) ? LogLevel.Warning
            : WordsOfErrors.Any(word => line.Contains(word, StringComparison.OrdinalIgnoreCase)) ? LogLevel.Error
            : LogLevel.Information;
        if (level >= ConsoleLevel)
        {
            Write(level, "Host.Function.Console", line);
        }
    }

    public void Write(LogLevel level, string category, string message)
    {
        string line = Redaction.Apply(message.ReplaceLineEndings(" | "));
        lock (gate)
        {
            if (closed)
            {
                return;
            }

            writer.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {level} {category}: {line}"
                )
            );
        }

        if (level >= LogLevel.Warning)
        {
            alert(level, line);
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            closed = true;
            writer.Dispose();
        }
    }
}
