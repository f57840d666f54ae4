namespace PayGate.Signals.Tests.Reference;

/// <summary>The decoder of keys of libspandsp, as telephone exchanges built on it use it.</summary>
internal static class SpanDspKeys
{
    private const int Packet = 160;

    /// <summary>How many keys it reads out of the sound.</summary>
    internal static int Count(ReadOnlySpan<short> sound)
    {
        nint state = SpanDsp.StartKeys(0, 0, 0);
        Span<byte> keys = stackalloc byte[128];
        int count = 0;
        for (int at = 0; at < sound.Length; at += Packet)
        {
            ReadOnlySpan<short> packet = sound[at..Math.Min(at + Packet, sound.Length)];
            _ = SpanDsp.TakeSound(state, packet, packet.Length);
            count += (int)SpanDsp.TakeKeys(state, keys, keys.Length);
        }

        _ = SpanDsp.EndKeys(state);
        return count;
    }
}
