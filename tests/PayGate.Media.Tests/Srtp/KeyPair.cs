using PayGate.Media.Srtp;

namespace PayGate.Media.Tests.Srtp;

/// <summary>Both ends of one key.</summary>
internal sealed class KeyPair : IDisposable
{
    private readonly SdesKey _key;
    private readonly OutboundKey _out;
    private readonly byte[] _buffer = new byte[512];

    internal KeyPair(string suiteName)
        : this(new SdesKey(MasterKey.CreateRandom(CryptoSuite.Find(suiteName)!), [], SdesKey.LongestLifetime))
    {
    }

    internal KeyPair(SdesKey key)
    {
        _key = key;
        _out = new OutboundKey(key);
        In = new InboundKey(key.Copy(), null);
    }

    internal InboundKey In { get; }

    /// <summary>A further sender under the same key.</summary>
    internal OutboundKey Again() => new(_key);

    /// <summary>A protected packet; empty when it was refused.</summary>
    internal byte[] Rtp(ushort sequence, uint ssrc = SrtpPacket.Source)
    {
        byte[] packet = SrtpPacket.Rtp(sequence, ssrc);
        packet.CopyTo(_buffer, 0);
        return _buffer[.._out.SealRtp(_buffer, packet.Length, 12)];
    }

    internal byte[] Rtcp()
    {
        byte[] packet = SrtpPacket.Rtcp(1);
        packet.CopyTo(_buffer, 0);
        return _buffer[.._out.SealRtcp(_buffer, packet.Length)];
    }

    public void Dispose()
    {
        In.Dispose();
        _out.Dispose();
        _key.Dispose();
    }
}
