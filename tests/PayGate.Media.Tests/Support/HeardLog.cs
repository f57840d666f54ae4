using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using PayGate.Media.Relay;

namespace PayGate.Media.Tests.Support;

/// <summary>A log at its most talkative level that keeps every form of what it is told: text, values, scopes, exceptions.</summary>
internal sealed class HeardLog : ILogger<MediaRelay>
{
    private readonly ConcurrentQueue<string> _lines = new();

    internal string Text => string.Join('\n', _lines);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        _lines.Enqueue(Written(state));
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        _lines.Enqueue(formatter(state, exception));
        _lines.Enqueue(Written(state));
        _lines.Enqueue(exception?.ToString() ?? "");
    }

    private static string Written(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(value => value.Key + "=" + value.Value)) : state?.ToString() ?? "";
}
