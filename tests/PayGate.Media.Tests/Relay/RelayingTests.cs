using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using PayGate.Contracts.Calls;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

public sealed class RelayingTests : RelayTest
{
    private static readonly byte[] SenderReport = [0x80, 200, 0, 1, 0, 0, 0x10, 0];

    [Fact]
    public void Audio_and_events_pass_both_ways_unchanged()
    {
        Relay.Connect(Caller, Agent);
        for (byte i = 0; i < 50; i++)
        {
            Caller.SendAudio(i);
            Agent.SendAudio((byte)(100 + i), payloadType: 0);
            Assert.Equal(i, Agent.Receive()[^1]);
            Assert.Equal(100 + i, Caller.Receive()[^1]);
        }

        Caller.SendPacket(101, [5, 10, 0, 160], marker: true);
        byte[] received = Agent.Receive();
        Assert.Equal([0x80 | 101, 5, 10, 0, 160], [received[1], .. received[12..]]);
    }

    [Fact]
    public void Rtcp_passes_both_ways()
    {
        Relay.Connect(Caller, Agent);
        Caller.SendRtcp(SenderReport);
        Assert.Equal(SenderReport, Agent.ReceiveRtcp());
        Agent.SendRtcp(SenderReport);
        Assert.Equal(SenderReport, Caller.ReceiveRtcp());
    }

    [Fact]
    public void Rtcp_on_a_shared_port_stays_on_it()
    {
        const string Mux = "a=rtcp-mux\r\n";
        Agent.Follow(Ask("offer", Caller.Sdp(Mux)));
        Caller.Follow(Ask("answer", Agent.Sdp(Mux)));
        Caller.SendAudio(1);
        Agent.Receive();
        Caller.SendRaw(SenderReport);
        Assert.Equal(SenderReport, Agent.Receive());
    }

    [Fact]
    public void A_foreign_source_cannot_inject()
    {
        Relay.Connect(Caller, Agent);
        Caller.SendAudio(1);
        Assert.Equal(1, Agent.Receive()[^1]);
        using var intruder = new RtpPhone { Target = Caller.Target };
        intruder.SendAudio(66);
        Caller.SendAudio(2);
        Assert.Equal(2, Agent.Receive()[^1]);
        Agent.SendAudio(3);
        Assert.Equal(3, Caller.Receive()[^1]);
        Assert.Empty(intruder.Drain());
    }

    [Fact]
    public void A_party_behind_a_nat_is_answered_where_it_sends_from()
    {
        using var real = new RtpPhone();
        Relay.Connect(Caller, Agent);
        real.Target = Caller.Target;
        real.SendAudio(1);
        Agent.Receive();
        Agent.SendAudio(2);
        Assert.Equal(2, real.Receive()[^1]);
    }

    [Fact]
    public void What_is_no_rtp_is_dropped_and_harms_no_other_call()
    {
        using RtpPhone otherCaller = new(0x3333), otherAgent = new(0x4444);
        Relay.Connect(otherCaller, otherAgent);
        string call = Relay.Connect(Caller, Agent);
        Caller.SendRaw([]);
        Caller.SendRaw([0x80]);
        Caller.SendRaw([0xbf, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Caller.SendRaw(new byte[3000]);
        Caller.SendAudio(7);
        Assert.Equal(7, Agent.Receive()[^1]);
        otherCaller.SendAudio(8);
        Assert.Equal(8, otherAgent.Receive()[^1]);
        Assert.Contains("6:errorsi4e7:packetsi1e", Relay.Ng.Ask(("call-id", call), ("command", "query")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_new_offer_keeps_the_ports_and_follows_the_party()
    {
        string call = Relay.Connect(Caller, Agent);
        var before = (Caller.Target!.Port, Agent.Target!.Port);
        using var moved = new RtpPhone(0x1111);
        Agent.Follow(Relay.Offer(call, moved, ("to-tag", "to")));
        moved.Follow(Relay.Answer(call, Agent));
        Assert.Equal(before, (moved.Target!.Port, Agent.Target!.Port));
        Agent.SendAudio(9);
        Assert.Equal(9, moved.Receive()[^1]);
    }

    [Fact]
    public void The_answering_party_may_offer_too()
    {
        string call = Relay.Connect(Caller, Agent);
        var before = (Caller.Target!.Port, Agent.Target!.Port);
        string toCaller = Relay.Ng.Ask(("call-id", call), ("from-tag", "to"), ("to-tag", "from"), ("sdp", Agent.Sdp("a=sendonly\r\n")), ("command", "offer"));
        Caller.Follow(NgClient.Find(toCaller, "sdp")!);
        string toAgent = Relay.Ng.Ask(("call-id", call), ("from-tag", "to"), ("to-tag", "from"), ("sdp", Caller.Sdp("a=recvonly\r\n")), ("command", "answer"));
        Agent.Follow(NgClient.Find(toAgent, "sdp")!);
        Assert.Equal(before, (Caller.Target!.Port, Agent.Target!.Port));
    }

    [Fact]
    public void A_forked_answer_takes_the_answering_side_over()
    {
        using var second = new RtpPhone(0x5555);
        string call = Relay.Connect(Caller, Agent);
        second.Target = Agent.Target;
        Relay.Answer(call, second, "to-2");
        Caller.SendAudio(3);
        Assert.Equal(3, second.Receive()[^1]);
        Relay.Ng.Ask(("call-id", call), ("from-tag", "from"), ("to-tag", "to"), ("command", "delete"));
        Assert.Single(Relay.Relay.Calls);
        Relay.Ng.Ask(("call-id", call), ("from-tag", "from"), ("to-tag", "to-2"), ("command", "delete"));
        Assert.Empty(Relay.Relay.Calls);
    }

    [Fact]
    public async Task Either_side_may_end_the_call()
    {
        string call = Relay.Connect(Caller, Agent);
        Relay.Ng.Ask(("call-id", call), ("from-tag", "to"), ("command", "delete"));
        Assert.Equal(CallEndReason.HungUp, (await Relay.NextCallAsync(CallState.Ended)).EndReason);
    }

    [Fact]
    public async Task IPv6_is_relayed_also_to_IPv4()
    {
        await using RelayUnderTest dual = await RelayUnderTest.StartAsync(options => options with { MediaAddressV6 = System.Net.IPAddress.IPv6Loopback });
        using var caller = new RtpPhone(1, AddressFamily.InterNetworkV6);
        string offer = dual.Offer("six", caller, ("address-family", "IP4"));
        Assert.Contains("c=IN IP4 127.0.0.1", offer, StringComparison.Ordinal);
        Agent.Follow(offer);
        string answer = dual.Answer("six", Agent);
        Assert.Contains("c=IN IP6 ::1", answer, StringComparison.Ordinal);
        caller.Follow(answer);
        caller.SendAudio(6);
        Assert.Equal(6, Agent.Receive()[^1]);
        Agent.SendAudio(4);
        Assert.Equal(4, caller.Receive()[^1]);
    }

    [Fact]
    public void IPv6_without_an_address_of_ours_is_refused()
    {
        using var caller = new RtpPhone(1, AddressFamily.InterNetworkV6);
        string reply = Relay.Ng.Ask(("call-id", "six"), ("from-tag", "f"), ("sdp", caller.Sdp()), ("command", "offer"));
        Assert.Equal("No IPv6 media address is configured", NgClient.Find(reply, "error-reason"));
        Assert.Empty(Relay.Relay.Calls);
    }

    [Fact]
    public async Task A_dead_call_is_let_go_and_a_held_one_is_not()
    {
        var clock = new FakeTimeProvider();
        await using RelayUnderTest timed = await RelayUnderTest.StartAsync(clock: clock);
        timed.Connect(Caller, Agent);
        string held = "held";
        Agent.Follow(NgClient.Find(timed.Ng.Ask(("call-id", held), ("from-tag", "from"), ("sdp", Caller.Sdp("a=sendonly\r\n")), ("command", "offer")), "sdp")!);
        timed.Answer(held, Agent);
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(2, timed.Relay.Calls.Count);
        clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(CallEndReason.MediaTimeout, (await timed.NextCallAsync(CallState.Ended)).EndReason);
        Assert.Single(timed.Relay.Calls);
    }

    [Theory]
    [InlineData("direction=outbound;agent=anna;tenant=acme", CallDirection.Outbound)]
    [InlineData("agent=anna,tenant=acme", CallDirection.Inbound)]
    public async Task Metadata_tell_whose_call_it_is(string metadata, CallDirection direction)
    {
        Relay.Connect(Caller, Agent, ("metadata", metadata));
        CallSnapshot call = await Relay.NextCallAsync(CallState.Answered);
        Assert.Equal(("acme", "anna", direction), (call.Tenant.Value, call.Agent!.Value.Value, call.Direction));
    }

    [Fact]
    public async Task A_label_tells_who_theCaller_is()
    {
        Relay.Connect(Caller, Agent, ("label", "agent"));
        Assert.Equal(CallDirection.Outbound, (await Relay.NextCallAsync(CallState.Answered)).Direction);
    }

    [Theory]
    [InlineData("metadata", "direction=up")]
    [InlineData("label", "boss")]
    [InlineData("transport-protocol", "UDP/TLS/RTP/SAVP")]
    [InlineData("address-family", "IPX")]
    public void A_bad_option_is_an_error_and_opens_no_call(string key, string value)
    {
        string reply = Relay.Ng.Ask(("call-id", "bad"), ("from-tag", "f"), ("sdp", Caller.Sdp()), (key, value), ("command", "offer"));
        Assert.Equal("error", NgClient.Find(reply, "result"));
        Assert.DoesNotContain(value, NgClient.Find(reply, "error-reason"), StringComparison.Ordinal);
        Assert.Empty(Relay.Relay.Calls);
    }

    private string Ask(string command, string sdp) => NgClient.Find(
        Relay.Ng.Ask(("call-id", "c"), ("from-tag", "f"), ("to-tag", "t"), ("sdp", sdp), ("command", command)), "sdp")!;
}
