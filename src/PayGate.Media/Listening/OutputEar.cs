using PayGate.Contracts.Certificates;
using PayGate.Media.Calls;
using PayGate.Media.Masking;
using PayGate.Media.Rtp;
using PayGate.Signals.Listening;

namespace PayGate.Media.Listening;

/// <summary>
/// Stands between a closed mask and what it leads to, and listens to everything that is about to leave. What holds a key, or may hide one, does not
/// leave, nor does anything for a while after it. Owned by one thread; allocates nothing unless it hits.
/// </summary>
internal sealed class OutputEar(MaskedOutput output, int stream, TimeProvider clock)
{
    /// <summary>For so long after a hit nothing leaves: a mask that failed on one key fails on the next.</summary>
    private const long Withholding = 2_000_000;

    /// <summary>Hits so near to each other are one: 100 ms.</summary>
    private const long SameHit = 100_000;

    private const int MostHits = 100;
    private const int SamplesPerMillisecond = 8;

    private readonly LeakDetector _detector = new();
    private readonly List<LeakHit> _hits = [];
    private readonly short[] _samples = new short[ClosedPath.LongestPacket];
    private readonly short[] _high = new short[ClosedPath.LongestPacket];
    private CallerCodec _codec;
    private long _packets;
    private long _verified;
    private long _withheld;
    private long _lastHit = long.MinValue;

    internal MaskedOutput Output => output;

    /// <summary>The newest hit, as far as it is known.</summary>
    internal LeakHit? LastHit => _hits.Count > 0 ? _hits[^1] : null;

    /// <summary>Whether a datagram may leave.</summary>
    /// <param name="datagram">RTP as the socket would get it, before any encryption.</param>
    /// <param name="payloads">What its payload types mean.</param>
    /// <param name="now">Microseconds.</param>
    internal bool Passes(ReadOnlySpan<byte> datagram, PayloadMap payloads, long now)
    {
        if (RtpPacket.TryParse(datagram, out RtpPacket packet) != RtpProblem.None)
        {
            return Judge(LeakKind.UnknownPayload, 0, now);
        }

        PayloadKind kind = payloads.KindOf(packet.PayloadType, packet.Payload);
        if (kind == PayloadKind.ComfortNoise)
        {
            _packets++;
            return IsQuiet(now);
        }

        if (!CallerCodec.IsAudio(kind) || packet.Payload.Length > _samples.Length)
        {
            return Judge(kind == PayloadKind.TelephoneEvent ? LeakKind.TelephoneEvent : LeakKind.UnknownPayload, 0, now);
        }

        Span<short> samples = _samples.AsSpan(0, packet.Payload.Length);
        Span<short> high = CallerCodec.IsWide(kind) ? _high.AsSpan(0, samples.Length) : [];
        _codec.Decode(kind, packet.Payload, new CallerSound(samples, high));
        return Passes(samples, now);
    }

    /// <summary>Whether a piece of sound may leave.</summary>
    internal bool Passes(ReadOnlySpan<short> samples, long now)
    {
        _packets++;
        _verified += samples.Length;
        int heard = _detector.Process(samples);
        return heard == 0 ? IsQuiet(now) : Hit(LeakKind.Tone, heard, now);
    }

    /// <summary>What it has heard so far.</summary>
    internal OutputMeasurement Measure() => new(output, stream, _packets, _verified / SamplesPerMillisecond, _withheld, [.. _hits]);

    /// <summary>Overwrites every sample held.</summary>
    internal void Clear()
    {
        _detector.Clear();
        _codec.Reset();
        Array.Clear(_samples);
        Array.Clear(_high);
    }

    private bool Judge(LeakKind kind, int milliseconds, long now)
    {
        _packets++;
        return Hit(kind, milliseconds, now);
    }

    private bool IsQuiet(long now)
    {
        bool isQuiet = _lastHit == long.MinValue || now - _lastHit >= Withholding;
        _withheld += isQuiet ? 0 : 1;
        return isQuiet;
    }

    private bool Hit(LeakKind kind, int milliseconds, long now)
    {
        bool goesOn = _lastHit != long.MinValue && now - _lastHit < SameHit && _hits is [.., { } last] && last.Kind == kind;
        if (goesOn)
        {
            _hits[^1] = _hits[^1] with { Milliseconds = Math.Max(_hits[^1].Milliseconds, milliseconds) };
        }
        else if (_hits.Count < MostHits)
        {
            _hits.Add(new LeakHit(kind, clock.GetUtcNow(), milliseconds));
        }

        _lastHit = now;
        _withheld++;
        return false;
    }
}
