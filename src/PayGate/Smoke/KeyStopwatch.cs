using System.Diagnostics;
using System.Text.Json;

namespace PayGate.Smoke;

/// <summary>Measures the way of each key from the caller's telephone to the agent's desk.</summary>
internal sealed class KeyStopwatch
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Queue<long>> _pressed = [];
    private readonly Dictionary<string, int> _shown = [];
    private readonly List<double> _milliseconds;

    /// <summary>A stopwatch for one capture.</summary>
    public KeyStopwatch()
        : this([])
    {
    }

    private KeyStopwatch(List<double> milliseconds) => _milliseconds = milliseconds;

    /// <summary>What was measured so far.</summary>
    public IReadOnlyList<double> Milliseconds
    {
        get
        {
            lock (_milliseconds)
            {
                return [.. _milliseconds];
            }
        }
    }

    /// <summary>A stopwatch for one more capture, which adds to the same measurements.</summary>
    public KeyStopwatch ForOneCapture() => new(_milliseconds);

    /// <summary>A key of this field starts now.</summary>
    public void Pressed(string field)
    {
        lock (_gate)
        {
            if (!_pressed.TryGetValue(field, out Queue<long>? queue))
            {
                _pressed[field] = queue = new Queue<long>();
            }

            queue.Enqueue(Stopwatch.GetTimestamp());
        }
    }

    /// <summary>The desk received this state of the capture.</summary>
    public void Shown(JsonElement capture)
    {
        lock (_gate)
        {
            foreach (JsonElement field in capture.GetProperty("fields").EnumerateArray())
            {
                string name = field.GetProperty("field").GetString()!;
                int digits = field.GetProperty("digits").GetInt32();
                for (int seen = _shown.GetValueOrDefault(name); seen < digits; seen++)
                {
                    if (_pressed.TryGetValue(name, out Queue<long>? queue) && queue.TryDequeue(out long pressed))
                    {
                        lock (_milliseconds)
                        {
                            _milliseconds.Add(Stopwatch.GetElapsedTime(pressed).TotalMilliseconds);
                        }
                    }

                    _shown[name] = seen + 1;
                }
            }
        }
    }
}
