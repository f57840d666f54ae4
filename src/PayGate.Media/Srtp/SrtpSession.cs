namespace PayGate.Media.Srtp;

/// <summary>
/// SRTP with one party on one stream. While a stream has one, only genuine packets are taken and only protected ones sent; before keys are
/// known, nothing is.
/// </summary>
/// <remarks>The relay's key stays as long as the party's does, and changes with it: both sides begin to count anew at the same
/// time.</remarks>
internal sealed class SrtpSession : IDisposable
{
    /// <summary>The most that protection adds to a packet: tag, RTCP index, MKI.</summary>
    internal const int MostAddedBytes = 20 + SdesKey.MostMkiBytes;

    private const long PatienceWithOldKey = 2_000_000;

    private readonly SrtpReceiver _receiver = new();
    private readonly SrtpSender _sender = new();

    /// <summary>The lines the relay offered to the party, from which its answer chooses.</summary>
    internal IReadOnlyList<SdesLine> Offered { get; private set; } = [];

    /// <summary>The line of the relay's answer to the party's offer.</summary>
    internal SdesLine? Answer { get; private set; }

    /// <summary>The party was offered plain RTP: its answer ends the session.</summary>
    internal bool EndsWithAnswer { get; set; }

    /// <summary>Lines to offer, one a suite. A party that knows the relay's keys is offered the same again, another party never.</summary>
    internal static List<SdesLine> MakeOffer(SrtpSession? session, IReadOnlyList<CryptoSuite> suites, bool toSameParty)
    {
        List<SdesLine> lines = new(suites.Count);
        foreach (CryptoSuite suite in suites)
        {
            SdesKey? known = toSameParty ? session?.KeyOf(suite) : null;
            int tag = lines.Count + 1;
            lines.Add(known is null ? SdesLine.Create(tag, suite, []) : new SdesLine(tag, suite, [known.Copy()]));
        }

        return lines;
    }

    /// <summary>
    /// The relay offers lines to the party, which become the session's. Packets go on under the old keys until the answer.
    /// </summary>
    internal void Offer(IReadOnlyList<SdesLine> lines)
    {
        Wipe(Offered);
        Offered = lines;
        EndsWithAnswer = false;
    }

    /// <summary>
    /// The party offered: what it sends under its key is taken from now on, and <see cref="Answer"/> is what it will be told.
    /// </summary>
    internal void AcceptOffer(SdesLine chosen)
    {
        (int tag, CryptoSuite suite, byte[] mki) = (chosen.Tag, chosen.Suite, chosen.Keys[0].Mki);
        bool isKnown = _receiver.Accept(chosen);
        SdesKey? goesOn = isKnown && _sender.Latest is { } latest && latest.Master.Suite == suite ? latest.Copy() : null;
        Answer?.Dispose();
        Answer = goesOn is null ? SdesLine.Create(tag, suite, mki) : new SdesLine(tag, suite, [goesOn]);
        EndsWithAnswer = false;
    }

    /// <summary>
    /// The party's offer is answered with <see cref="Answer"/>: the relay's key changes once the party is seen to have changed its own.
    /// </summary>
    internal void TellAnswer(long now)
    {
        if (Answer is not null)
        {
            _sender.Use(Answer.Keys[0], now + PatienceWithOldKey, OfferedKeys());
        }
    }

    /// <summary>The party answered with a line of its own to one of <see cref="Offered"/>.</summary>
    internal void AcceptAnswer(SdesLine answer, SdesLine offered, long now)
    {
        _receiver.Accept(answer);
        _sender.Use(offered.Keys[0], now, OfferedKeys());
    }

    /// <inheritdoc cref="SrtpReceiver.OpenRtp"/>
    internal int OpenRtp(Span<byte> packet, long now) => _receiver.OpenRtp(packet, now);

    /// <inheritdoc cref="SrtpReceiver.OpenRtcp"/>
    internal int OpenRtcp(Span<byte> packet, long now) => _receiver.OpenRtcp(packet, now);

    /// <summary>Copies an RTP packet into the buffer and protects it there; returns its length, 0 when it must not be sent.</summary>
    internal int SealRtp(ReadOnlySpan<byte> packet, Span<byte> buffer, long now) => _sender.SealRtp(packet, buffer, now, _receiver.IsUsed);

    /// <summary>As <see cref="SealRtp"/>, for RTCP.</summary>
    internal int SealRtcp(ReadOnlySpan<byte> packet, Span<byte> buffer, long now) =>
        _sender.SealRtcp(packet, buffer, now, _receiver.IsUsed);

    public void Dispose()
    {
        _receiver.Dispose();
        _sender.Dispose();
        Wipe(Offered);
        Answer?.Dispose();
        (Offered, Answer) = ([], null);
    }

    private SdesKey? KeyOf(CryptoSuite suite) => _sender.Latest is { } latest && latest.Master.Suite == suite
        ? latest
        : Offered.FirstOrDefault(line => line.Suite == suite)?.Keys[0];

    private IEnumerable<SdesKey> OfferedKeys() => Offered.Select(line => line.Keys[0]);

    private static void Wipe(IEnumerable<SdesLine> lines)
    {
        foreach (SdesLine line in lines)
        {
            line.Dispose();
        }
    }
}
