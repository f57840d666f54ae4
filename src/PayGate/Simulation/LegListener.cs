using PayGate.Signals.Codecs;
using PayGate.Signals.Tones;

namespace PayGate.Simulation;

/// <summary>
/// The ear on a leg: keeps what really left the relay for it, and says what keys a machine could still decode from it, by a detector
/// other than the relay's own.
/// </summary>
internal sealed class LegListener
{
    private const int HeaderLength = 12;
    private const byte PcmuPayloadType = 0;
    private const byte PcmaPayloadType = 8;
    private const int SampleRate = 8000;

    private readonly Lock _gate = new();
    private readonly List<short> _heard = [];
    private readonly short[] _decoded = new short[960];
    private readonly ResidualToneDetector _detector = new();
    private int _toneSamples;
    private int _tones;
    private double _energy;

    /// <summary>Packets received, of any kind.</summary>
    public int Packets { get; private set; }

    /// <summary>Packets that were not audio: a telephone event or something unknown.</summary>
    public int EventPackets { get; private set; }

    /// <summary>Tones heard so far.</summary>
    public int Tones
    {
        get
        {
            lock (_gate)
            {
                return _tones;
            }
        }
    }

    /// <summary>Level of the last packets in dB below full scale.</summary>
    public double LevelDb
    {
        get
        {
            lock (_gate)
            {
                return 10 * Math.Log10(Math.Max(_energy, 1) / (32768.0 * 32768.0));
            }
        }
    }

    /// <summary>Everything heard, as 8 kHz samples in the order of arrival.</summary>
    public short[] Samples()
    {
        lock (_gate)
        {
            return [.. _heard];
        }
    }

    /// <summary>Milliseconds of key tone in everything heard so far.</summary>
    public double ToneMilliseconds()
    {
        lock (_gate)
        {
            return _toneSamples * 1000.0 / SampleRate;
        }
    }

    /// <summary>Takes one packet off the wire.</summary>
    public void Receive(ReadOnlySpan<byte> packet)
    {
        if (packet.Length < HeaderLength || packet[0] >> 6 != 2)
        {
            return;
        }

        int payloadStart = HeaderLength + ((packet[0] & 0x0F) * 4);
        if (payloadStart > packet.Length)
        {
            return;
        }

        int type = packet[1] & 0x7F;
        ReadOnlySpan<byte> payload = packet[payloadStart..];
        lock (_gate)
        {
            Packets++;
            if ((type is not PcmaPayloadType and not PcmuPayloadType) || payload.Length > _decoded.Length)
            {
                EventPackets++;
                return;
            }

            Span<short> samples = _decoded.AsSpan(0, payload.Length);
            if (type is PcmaPayloadType)
            {
                ALaw.Decode(payload, samples);
            }
            else
            {
                MuLaw.Decode(payload, samples);
            }

            Hear(samples);
        }
    }

    private void Hear(ReadOnlySpan<short> samples)
    {
        _heard.AddRange(samples);
        double sum = 0;
        foreach (short sample in samples)
        {
            sum += (double)sample * sample;
        }

        _energy = (_energy * 0.7) + (0.3 * sum / Math.Max(1, samples.Length));
        _detector.Process(samples);
        foreach (ToneRange range in _detector.Take())
        {
            _tones++;
            _toneSamples += range.Length;
        }
    }
}
