using PayGate.Media.Rtp;
using PayGate.Media.Srtp;
using PayGate.Media.Tests.Srtp;

namespace PayGate.Media.Tests.Support;

/// <summary>The SRTP of a telephone, by libsrtp: it offers or takes the suites given and follows what the relay says.</summary>
internal sealed class PhoneSecurity : IDisposable
{
    private readonly string[] _suites;
    private List<SdesLine> _own = [];
    private SdesLine? _chosen;
    private string _relayLine = "";
    private LibSrtp? _sender;
    private LibSrtp? _receiver;
    private LibSrtp? _receiverBefore;

    internal PhoneSecurity(params string[] suites)
    {
        _suites = suites;
        Rekey();
    }

    /// <summary>The suite that was agreed on.</summary>
    internal string Suite => _chosen!.Suite.Name;

    /// <summary>The lines for the telephone's description.</summary>
    internal string Lines() => string.Concat((_chosen is null ? _own : [_chosen]).Select(line => "a=crypto:" + line.Write() + "\r\n"));

    /// <summary>Makes keys of its own anew, for the next description.</summary>
    internal void Rekey()
    {
        _own = [.. _suites.Select((suite, i) => SdesLine.Create(i + 1, CryptoSuite.Find(suite)!, []))];
        _chosen = null;
    }

    /// <summary>Takes the relay's line out of its description.</summary>
    internal void Follow(string sdp)
    {
        SdesLine? relay = sdp.Split("\r\n").Where(line => line.StartsWith("a=crypto:", StringComparison.Ordinal))
            .Select(line => SdesParser.TryParse(line.AsSpan(9))).FirstOrDefault(line => _own.Exists(own => own.Suite == line?.Suite));
        Assert.NotNull(relay);
        SdesLine own = _own.Find(line => line.Suite == relay.Suite)!;
        if (_chosen is null || _chosen.Suite != own.Suite)
        {
            _sender = new LibSrtp(own.Suite, own.Keys[0].Master.Bytes, sends: true);
        }

        _chosen = new SdesLine(relay.Tag, own.Suite, own.Keys);
        string relayKey = relay.Write().Split(' ')[2];
        if (relayKey != _relayLine)
        {
            _receiverBefore = _receiver;
            _receiver = new LibSrtp(relay.Suite, relay.Keys[0].Master.Bytes, sends: false);
            _relayLine = relayKey;
        }
    }

    internal byte[] Seal(byte[] datagram) =>
        RtcpFormat.IsRtcp(datagram) ? _sender!.SealRtcp(datagram) : _sender!.SealRtp(datagram);

    internal byte[] Open(byte[] datagram)
    {
        byte[]? opened = Open(_receiver!, datagram) ?? (_receiverBefore is null ? null : Open(_receiverBefore, datagram));
        Assert.True(opened is not null, "A packet was not protected as agreed.");
        return opened;
    }

    public void Dispose()
    {
        _sender?.Dispose();
        _receiver?.Dispose();
        _receiverBefore?.Dispose();
    }

    private static byte[]? Open(LibSrtp receiver, byte[] datagram) =>
        RtcpFormat.IsRtcp(datagram) ? receiver.OpenRtcp(datagram) : receiver.OpenRtp(datagram);
}
