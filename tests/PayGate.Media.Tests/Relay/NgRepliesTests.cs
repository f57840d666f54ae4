using System.Net;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Relaying;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

public sealed class NgRepliesTests : RelayTest
{
    [Fact]
    public void Ping_is_answered_exactly() => Assert.Equal("d6:result4:ponge", Relay.Ng.AskRaw("d7:command4:pinge"));

    [Theory]
    [InlineData("d7:command6:deletee", "d12:error-reason21:No call-id in message6:result5:errore")]
    [InlineData("d7:command5:querye", "d12:error-reason21:No call-id in message6:result5:errore")]
    [InlineData("d7:command5:offere", "d12:error-reason22:No SDP body in message6:result5:errore")]
    [InlineData("d7:command5:offer3:sdp1:xe", "d12:error-reason21:No call-id in message6:result5:errore")]
    [InlineData("d7:call-id1:c7:command5:offer3:sdp1:xe", "d12:error-reason22:No from-tag in message6:result5:errore")]
    [InlineData("d7:call-id1:c7:command6:answer8:from-tag1:f3:sdp1:xe", "d12:error-reason20:No to-tag in message6:result5:errore")]
    [InlineData("d7:call-id1:c7:command8:fly awaye", "d12:error-reason20:Unrecognized command6:result5:errore")]
    [InlineData("d7:call-id1:c7:command5:querye", "d12:error-reason15:Unknown call-id6:result5:errore")]
    [InlineData("d7:call-id1:c7:command6:deletee", "d6:result2:ok7:warning38:Call-ID not found or tags didn't matche")]
    [InlineData("d7:call-id1:ce", "d12:error-reason36:Dictionary contains no key \"command\"6:result5:errore")]
    [InlineData("d1:ae", "d12:error-reason35:Could not decode bencode dictionary6:result5:errore")]
    [InlineData("rubbish", "d12:error-reason22:Invalid NG data format6:result5:errore")]
    [InlineData("{", "{\"error-reason\":\"Failed to parse JSON document\",\"result\":\"error\"}")]
    [InlineData("{\"command\":\"ping\"}", "{\"result\":\"pong\"}")]
    [InlineData("{\"command\":\"list\",\"limit\":5}", "{\"calls\":[],\"result\":\"ok\"}")]
    [InlineData("", "d12:error-reason25:Invalid data (no payload)6:result5:errore")]
    public void Errors_have_the_texts_that_clients_know(string message, string reply) => Assert.Equal(reply, Relay.Ng.AskRaw(message));

    [Fact]
    public void A_datagram_without_a_cookie_is_dropped_and_harms_nobody()
    {
        Relay.Ng.Send("nocookie");
        Relay.Ng.Send(" d7:command4:pinge");
        Relay.Ng.Send("\x01\x02 d7:command4:pinge");
        Relay.Ng.Send(new string('c', 200) + " d7:command4:pinge");
        Assert.Equal("d6:result4:ponge", Relay.Ng.AskRaw("d7:command4:pinge"));
        Assert.Equal(4, Relay.Relay.Statistics.NgDropped);
    }

    [Fact]
    public async Task A_repeated_command_runs_once_and_gets_the_same_bytes()
    {
        string offer = NgClient.Dictionary(("call-id", "twice"), ("from-tag", "f"), ("sdp", Caller.Sdp()), ("command", "offer"));
        string first = Relay.Ng.Exchange("0_1_1", offer);
        Assert.Equal(first, Relay.Ng.Exchange("0_1_1", offer));
        string delete = NgClient.Dictionary(("call-id", "twice"), ("from-tag", "f"), ("command", "delete"));
        string deleted = Relay.Ng.Exchange("0_1_2", delete);
        Assert.Equal(deleted, Relay.Ng.Exchange("0_1_2", delete));
        Assert.Equal(CallState.Ringing, (await Relay.NextAsync<CallChanged>()).Call.State);
        Assert.Equal(CallState.Ended, (await Relay.NextAsync<CallChanged>()).Call.State);
        Assert.False(Relay.Relay.Notices.TryRead(out _));
    }

    [Fact]
    public void A_malformed_description_leaves_the_call_as_it_was()
    {
        string call = Relay.Connect(Caller, Agent);
        string reply = Relay.Ng.Ask(("call-id", call), ("from-tag", "from"), ("to-tag", "to"), ("sdp", "v=0\r\nm=audio x\r\n"), ("command", "offer"));
        Assert.StartsWith("Failed to parse SDP", NgClient.Find(reply, "error-reason"), StringComparison.Ordinal);
        Caller.SendAudio(0x11);
        Assert.Equal(172, Agent.Receive().Length);
    }

    [Fact]
    public void Query_counts_packets_bytes_and_tags()
    {
        string call = Relay.Connect(Caller, Agent);
        Caller.SendAudio(1);
        Agent.Receive();
        string reply = Relay.Ng.Ask(("call-id", call), ("command", "query"));
        Assert.Contains("6:totalsd4:RTCPd5:bytesi0e6:errorsi0e7:packetsi0ee3:RTPd5:bytesi172e6:errorsi0e7:packetsi1eee", reply, StringComparison.Ordinal);
        Assert.Contains("4:tagsd4:fromd", reply, StringComparison.Ordinal);
        Assert.Contains("16:in dialogue with2:to", reply, StringComparison.Ordinal);
        Assert.Equal("ok", NgClient.Find(Relay.Delete(call), "result"));
    }

    [Fact]
    public void List_names_the_calls()
    {
        string call = Relay.Connect(Caller, Agent);
        Assert.Equal("d5:callsl6:" + call + "e6:result2:oke", Relay.Ng.AskRaw("d7:command4:list5:limit2:10e"));
        Assert.Equal("d5:callsle6:result2:oke", Relay.Ng.AskRaw("d7:command4:list5:limiti0ee"));
        Assert.Equal("Limit is not a number", NgClient.Find(Relay.Ng.AskRaw("d7:command4:list5:limit1:xe"), "error-reason"));
    }

    [Fact]
    public async Task An_agent_named_later_is_told()
    {
        string call = Relay.Connect(Caller, Agent);
        await Relay.NextCallAsync(CallState.Answered);
        Relay.Offer(call, Caller, ("to-tag", "to"), ("metadata", "agent=bruno"));
        Assert.Equal("bruno", (await Relay.NextCallAsync(CallState.Answered)).Agent!.Value.Value);
        string reply = Relay.Ng.Ask(
            ("call-id", call), ("from-tag", "from"), ("to-tag", "to"), ("sdp", Caller.Sdp()), ("metadata", "direction=outbound"), ("command", "offer"));
        Assert.Equal("Metadata: tenant and direction cannot change after the answer", NgClient.Find(reply, "error-reason"));
    }

    [Fact]
    public void Delete_with_a_foreign_tag_does_nothing()
    {
        string call = Relay.Connect(Caller, Agent);
        string reply = Relay.Ng.Ask(("call-id", call), ("from-tag", "stranger"), ("command", "delete"));
        Assert.Equal("Call-ID not found or tags didn't match", NgClient.Find(reply, "warning"));
        Assert.Single(Relay.Relay.Calls);
    }

    [Fact]
    public async Task Out_of_ports_is_said_so_and_leaves_nothing_behind()
    {
        await using RelayUnderTest small = await RelayUnderTest.StartAsync(options => options with { LastPort = options.FirstPort + 5 });
        small.Connect(Caller, Agent);
        string reply = small.Ng.Ask(("call-id", "second"), ("from-tag", "f"), ("sdp", Caller.Sdp()), ("command", "offer"));
        Assert.Equal("d12:error-reason16:Ran out of ports6:result5:errore", reply);
        Assert.Single(small.Relay.Calls);
    }

    [Fact]
    public async Task The_session_limit_is_told_in_the_way_the_client_understands()
    {
        await using RelayUnderTest small = await RelayUnderTest.StartAsync(options => options with { MostCalls = 1 });
        small.Connect(Caller, Agent);
        (string, object)[] offer = [("call-id", "second"), ("from-tag", "f"), ("sdp", Caller.Sdp()), ("command", "offer")];
        Assert.Equal("d12:error-reason30:Parallel session limit reached6:result5:errore", small.Ng.Ask(offer));
        Assert.Equal(
            "d7:message30:Parallel session limit reached6:result10:load limite",
            small.Ng.Ask([("supports", new[] { "load limit" }), .. offer]));
    }

    [Fact]
    public async Task Commands_from_networks_that_are_not_allowed_are_dropped()
    {
        await using RelayUnderTest closed = await RelayUnderTest.StartAsync(options => options with { NgClients = [IPNetwork.Parse("192.0.2.0/24")] });
        closed.Ng.Send("c d7:command4:pinge");
        await Wait.UntilAsync(() => closed.Relay.Statistics.NgDropped == 1);
    }
}
