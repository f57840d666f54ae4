using PayGate.Contracts.Captures;

namespace PayGate.CardData.Collecting;

/// <summary>The control keys as RFC 4733 event codes (section 3.2, table 3).</summary>
internal readonly struct ControlKeys
{
    internal const byte LastDigit = 9;

    private const byte Star = 10;
    private const byte Hash = 11;

    private readonly byte? _clear;
    private readonly byte? _done;

    internal ControlKeys(CaptureKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _clear = EventOf(keys.Clear);
        _done = EventOf(keys.Done);
        if (_clear is not null && _clear == _done)
        {
            throw new ArgumentException("The clear key and the done key must differ.", nameof(keys));
        }
    }

    internal bool IsClear(byte key) => key == _clear;

    internal bool IsDone(byte key) => key == _done;

    private static byte? EventOf(char? key) => key switch
    {
        null => null,
        '*' => Star,
        '#' => Hash,
        _ => throw new ArgumentException("A control key is star or hash.", nameof(key)),
    };
}
