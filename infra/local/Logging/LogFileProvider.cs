namespace Observatoire.Local.Logging;

/// <summary>Sends the host's own log entries to the log file.</summary>
[ProviderAlias("File")]
internal sealed class LogFileProvider(LogFile file) : ILoggerProvider
{
    /// <summary>
    /// Entries of the host from Information, of the worker likewise, of the framework from Warning; YARP's name whole addresses, and gRPC's tell of every worker that dies: they are left out.
    /// </summary>
    public static ILoggerFactory Factory(LogFile file) =>
        LoggerFactory.Create(logging =>
            logging
                .AddProvider(new LogFileProvider(file))
                .SetMinimumLevel(LogLevel.Warning)
                .AddFilter("Host", LogLevel.Information)
                .AddFilter("Worker", LogLevel.Information)
                .AddFilter("Yarp", LogLevel.None)
                .AddFilter("Grpc", LogLevel.None)
        );

    public ILogger CreateLogger(string categoryName) => new Entries(file, categoryName);

    public void Dispose() { }

    private sealed class Entries(LogFile file, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            string message = formatter(state, exception);
            file.Write(logLevel, category, exception is null ? message : $"{message} {exception.Message}");
        }
    }
}
