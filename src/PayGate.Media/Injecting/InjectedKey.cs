namespace PayGate.Media.Injecting;

/// <summary>A key that a party is to be heard pressing. Its text form says nothing of the key.</summary>
/// <param name="code">RFC 4733 code, 0 to 15.</param>
/// <param name="milliseconds">How long.</param>
/// <param name="pause">Milliseconds of rest behind it.</param>
/// <param name="volume">Power level without its sign, 0 to 63 for 0 to -63 dBm0.</param>
internal readonly struct InjectedKey(byte code, int milliseconds, int pause, byte volume)
{
    internal byte Code { get; } = code;

    internal int Milliseconds { get; } = milliseconds;

    internal int Pause { get; } = pause;

    internal byte Volume { get; } = volume;

    /// <inheritdoc/>
    public override string ToString() => nameof(InjectedKey);
}
