using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ProtoGen.AspNetCore.Tests.Support;

/// <summary>Keeps what a server logs from warnings upwards, so that a test can insist on silence.</summary>
internal sealed class ErrorLog : ILoggerProvider
{
    public ConcurrentQueue<string> Entries { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Entries);

    public void Dispose()
    {
    }

    /// <summary>Kestrel complains when its heartbeat comes late, which a busy machine is enough for.</summary>
    private static bool IsLateHeartbeat(string category, EventId eventId) => category == "Microsoft.AspNetCore.Server.Kestrel" && eventId.Id == 22;

    private sealed class Logger(string category, ConcurrentQueue<string> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel) && !IsLateHeartbeat(category, eventId))
            {
                entries.Enqueue($"{category}[{eventId.Id}] {formatter(state, exception)} {exception}");
            }
        }
    }
}
