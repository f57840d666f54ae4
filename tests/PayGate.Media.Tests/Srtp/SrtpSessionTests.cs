using PayGate.Media.Srtp;

namespace PayGate.Media.Tests.Srtp;

/// <summary>Offers, answers and changes of keys between the relay and a party that is another session with the roles changed.</summary>
public sealed class SrtpSessionTests : IDisposable
{
    private const long Second = 1_000_000;

    private readonly SrtpSession _relay = new();
    private readonly byte[] _buffer = new byte[512];
    private readonly List<IDisposable> _owned = [];

    [Fact]
    public void Before_keys_are_known_nothing_passes()
    {
        _relay.Offer(SrtpSession.MakeOffer(_relay, CryptoSuite.Preferred, toSameParty: false));
        Assert.Equal(0, _relay.SealRtp(SrtpPacket.Rtp(1), _buffer, 0));
        Assert.Equal(0, _relay.SealRtcp(SrtpPacket.Rtcp(1), _buffer, 0));
        Assert.Equal(0, _relay.OpenRtp(SrtpPacket.Rtp(1), 0));
        Assert.Equal(0, _relay.OpenRtcp(SrtpPacket.Rtcp(1), 0));
    }

    [Fact]
    public void An_offer_is_answered_under_its_tag_with_a_key_of_the_relay()
    {
        using SdesLine party = SdesLine.Create(4, CryptoSuite.Counter80, []);
        _relay.AcceptOffer(Copy(party));
        Assert.Equal(4, _relay.Answer!.Tag);
        Assert.Same(CryptoSuite.Counter80, _relay.Answer.Suite);
        Assert.False(_relay.Answer.Keys[0].IsSameAs(party.Keys[0]));
        _relay.TellAnswer(0);
        Assert.True(IsUnderstood(_relay.Answer, 1, 0));
        Assert.True(IsTaken(Sender(party), 1, 0));
    }

    [Fact]
    public void The_same_offer_again_keeps_keys_and_counts()
    {
        using SdesLine party = SdesLine.Create(1, CryptoSuite.Gcm256, []);
        _relay.AcceptOffer(Copy(party));
        _relay.TellAnswer(0);
        OutboundKey sender = Sender(party);
        Assert.True(IsTaken(sender, 1, 0));
        using InboundKey phone = Receiver(_relay.Answer!);
        byte[] first = Seal(1, 0);
        Assert.True(phone.OpenRtp([.. first], 12) > 0);
        string told = _relay.Answer!.Write();

        using SdesLine again = new(2, party.Suite, [party.Keys[0].Copy()]);
        _relay.AcceptOffer(Copy(again));
        _relay.TellAnswer(Second);
        Assert.Equal("2" + told[1..], _relay.Answer!.Write());
        Assert.True(phone.OpenRtp(Seal(2, Second), 12) > 0);
        Assert.Equal(0, _relay.SealRtp(SrtpPacket.Rtp(1), _buffer, Second));
        Assert.True(IsTaken(sender, 2, Second));
    }

    [Fact]
    public void A_new_key_of_the_party_loses_no_packet_in_flight()
    {
        using SdesLine old = SdesLine.Create(1, CryptoSuite.Counter80, []);
        using SdesLine changed = SdesLine.Create(1, CryptoSuite.Counter80, []);
        _relay.AcceptOffer(Copy(old));
        _relay.TellAnswer(0);
        (OutboundKey before, OutboundKey after) = (Sender(old), Sender(changed));
        Assert.True(IsTaken(before, 1, 0));
        SdesLine toldBefore = Copy(_relay.Answer!);

        _relay.AcceptOffer(Copy(changed));
        Assert.True(IsTaken(before, 2, Second));
        _relay.TellAnswer(Second);
        Assert.True(IsUnderstood(toldBefore, 5, Second));
        Assert.True(IsTaken(after, 3, Second));
        Assert.True(IsTaken(before, 4, Second));
        Assert.True(IsUnderstood(_relay.Answer!, 1, Second));
        Assert.False(IsTaken(before, 5, 4 * Second));
        Assert.True(IsTaken(after, 6, 4 * Second));
    }

    [Fact]
    public void The_relay_changes_its_key_also_towards_a_silent_party()
    {
        using SdesLine old = SdesLine.Create(1, CryptoSuite.Counter80, []);
        using SdesLine changed = SdesLine.Create(1, CryptoSuite.Gcm128, []);
        _relay.AcceptOffer(Copy(old));
        _relay.TellAnswer(0);
        SdesLine toldBefore = Copy(_relay.Answer!);
        _relay.AcceptOffer(Copy(changed));
        _relay.TellAnswer(Second);
        Assert.True(IsUnderstood(toldBefore, 1, Second));
        Assert.True(IsUnderstood(_relay.Answer!, 2, 4 * Second));
    }

    [Fact]
    public void An_offer_that_came_to_nothing_leaves_the_old_key_in_use()
    {
        using SdesLine used = SdesLine.Create(1, CryptoSuite.Counter80, []);
        using SdesLine rejected = SdesLine.Create(1, CryptoSuite.Counter80, []);
        using SdesLine third = SdesLine.Create(1, CryptoSuite.Counter80, []);
        _relay.AcceptOffer(Copy(used));
        _relay.TellAnswer(0);
        (OutboundKey usedSender, OutboundKey thirdSender) = (Sender(used), Sender(third));
        Assert.True(IsTaken(usedSender, 1, 0));
        _relay.AcceptOffer(Copy(rejected));
        _relay.AcceptOffer(Copy(third));
        Assert.True(IsTaken(usedSender, 2, 100 * Second));
        Assert.True(IsTaken(thirdSender, 3, 100 * Second));
    }

    [Fact]
    public void Answers_of_a_forked_call_take_over_one_after_the_other()
    {
        _relay.Offer(SrtpSession.MakeOffer(_relay, CryptoSuite.Preferred, toSameParty: false));
        SdesLine first = Answer(0);
        Assert.True(IsUnderstood(_relay.Offered[0], 1, 0));
        SdesLine second = Answer(2);
        OutboundKey secondSender = Sender(second);
        Assert.True(IsUnderstood(_relay.Offered[2], 2, 0));
        Assert.True(IsTaken(secondSender, 1, 0));
        Assert.True(IsTaken(Sender(first), 1, 0) || first.Suite == second.Suite);

        // The first suite again: its key goes on where it was, no index is used twice.
        Answer(0);
        Assert.Equal(0, _relay.SealRtp(SrtpPacket.Rtp(1), _buffer, 0));
        Assert.True(IsUnderstood(_relay.Offered[0], 3, 0));
    }

    [Fact]
    public void The_same_party_is_offered_the_same_keys_and_another_party_others()
    {
        _relay.Offer(SrtpSession.MakeOffer(_relay, CryptoSuite.Preferred, toSameParty: false));
        string[] lines = [.. _relay.Offered.Select(line => line.Write())];
        Assert.Equal(["1", "2", "3", "4"], lines.Select(line => line.Split(' ')[0]));
        List<SdesLine> same = SrtpSession.MakeOffer(_relay, CryptoSuite.Preferred, toSameParty: true);
        Assert.Equal(lines, same.Select(line => line.Write()));
        _relay.Offer(same);
        List<SdesLine> other = SrtpSession.MakeOffer(_relay, CryptoSuite.Preferred, toSameParty: false);
        Assert.Empty(lines.Intersect(other.Select(line => line.Write())));
        other.ForEach(line => line.Dispose());
    }

    [Fact]
    public void The_rollover_count_goes_on_under_a_new_key_or_starts_anew()
    {
        foreach (bool goesOn in (bool[])[true, false])
        {
            using var session = new SrtpSession();
            using SdesLine old = SdesLine.Create(1, CryptoSuite.Counter80, []);
            using SdesLine changed = SdesLine.Create(1, CryptoSuite.Counter80, []);
            session.AcceptOffer(Copy(old));
            OutboundKey before = Sender(old);
            OutboundKey after = Sender(changed);
            for (int i = 0; i < 100_000; i += 1000)
            {
                Assert.True(IsTaken(before, (ushort)i, 0, session));
                if (goesOn)
                {
                    Seal(after, (ushort)i);
                }
            }

            session.AcceptOffer(Copy(changed));
            Assert.True(IsTaken(after, unchecked((ushort)100_000), 0, session));
        }
    }

    [Fact]
    public void The_identifier_of_an_offered_key_comes_back_in_the_answer()
    {
        _relay.AcceptOffer(SdesParser.TryParse("1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^31|5:2")!);
        Assert.EndsWith("|5:2", _relay.Answer!.Write(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _relay.Dispose();
        _owned.ForEach(item => item.Dispose());
    }

    private SdesLine Answer(int line)
    {
        SdesLine answer = SdesLine.Create(_relay.Offered[line].Tag, _relay.Offered[line].Suite, []);
        _owned.Add(answer);
        _relay.AcceptAnswer(Copy(answer), _relay.Offered[line], 0);
        return answer;
    }

    private bool IsUnderstood(SdesLine told, ushort sequence, long now)
    {
        using InboundKey phone = Receiver(told);
        byte[] packet = Seal(sequence, now);
        return packet.Length > 0 && phone.OpenRtp(packet, 12) > 0;
    }

    private bool IsTaken(OutboundKey sender, ushort sequence, long now, SrtpSession? session = null) =>
        (session ?? _relay).OpenRtp(Seal(sender, sequence), now) > 0;

    private byte[] Seal(ushort sequence, long now) => _buffer[.._relay.SealRtp(SrtpPacket.Rtp(sequence), _buffer, now)];

    private byte[] Seal(OutboundKey sender, ushort sequence)
    {
        SrtpPacket.Rtp(sequence).CopyTo(_buffer, 0);
        return _buffer[..sender.SealRtp(_buffer, 172, 12)];
    }

    private OutboundKey Sender(SdesLine line)
    {
        var sender = new OutboundKey(line.Keys[0]);
        _owned.Add(sender);
        return sender;
    }

    private static InboundKey Receiver(SdesLine line) => new(line.Keys[0].Copy(), null);

    private static SdesLine Copy(SdesLine line) => new(line.Tag, line.Suite, [.. line.Keys.Select(key => key.Copy())]);
}
