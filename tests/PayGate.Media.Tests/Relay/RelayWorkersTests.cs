using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

public sealed class RelayWorkersTests : CaptureTest
{
    private const int Workers = 3;
    private const int Calls = 4;

    private protected override Task<RelayUnderTest> StartRelayAsync() =>
        RelayUnderTest.StartAsync(options => options with { Workers = Workers }, Clock, vaultKey: VaultKey.PublicKey);

    [Fact]
    public void Each_worker_is_a_thread() => Assert.Superset(
        Enumerable.Range(0, Workers).Select(number => "paygate-relay-" + number).ToHashSet(), ThreadNames());

    [Fact]
    public async Task Calls_on_different_workers_are_found_by_the_edge_and_by_captures()
    {
        List<RtpPhone> phones = [];
        List<(string Name, CallId Id, CaptureId Capture)> calls = [(SipCallId, Call, await ArmAsync())];
        for (int i = 1; i < Calls; i++)
        {
            RtpPhone caller = new(), agent = new();
            phones.AddRange([caller, agent]);
            string name = Relay.Connect(caller, agent);
            caller.SendPacket(0, new byte[160]);
            Assert.Equal(160 + 12, agent.Receive().Length);
            CallId id = (await Relay.NextCallAsync(CallState.Answered)).Id;
            CaptureId capture = CaptureId.New();
            Assert.True((await TryArmAsync(capture, call: id)).IsSecured);
            calls.Add((name, id, capture));
        }

        foreach ((string name, CallId id, CaptureId capture) in calls)
        {
            Assert.Equal("Another capture has the call armed.", (await TryArmAsync(CaptureId.New(), call: id)).Refusal);
            await Desk.AskFieldAsync(capture, CardField.CardNumber, 1, CancellationToken.None);
            Assert.Equal(capture, (await Relay.NextAsync<FieldProgressed>()).Progress.Capture);
            Assert.Equal("d6:result2:oke", Relay.Ng.Ask(("call-id", name), ("command", "block DTMF")));
            await Desk.DisarmAsync(capture, CancellationToken.None);
            await Assert.ThrowsAsync<InvalidOperationException>(async () => await Desk.FinishFieldAsync(capture, CancellationToken.None));
        }

        Assert.Equal(Calls, Relay.Relay.Calls.Count);
        Assert.All(calls, call => Assert.Contains(call.Name, Relay.Ng.Ask(("command", "list")), StringComparison.Ordinal));
        Assert.All(calls, call => Relay.Delete(call.Name));
        Assert.Empty(Relay.Relay.Calls);
        Assert.Equal(0, Relay.Relay.Statistics.Calls);
        phones.ForEach(phone => phone.Dispose());
    }

    [Fact]
    public async Task A_card_is_taken_while_other_workers_have_calls_too()
    {
        using RtpPhone otherCaller = new(1), otherAgent = new(2);
        Relay.Connect(otherCaller, otherAgent);
        CaptureId capture = await ArmAsync();
        FieldProgress number = await KeyAsync(capture, CardField.CardNumber, CardNumber, KeyTransport.Both);
        Assert.Equal(FieldState.Valid, number.State);
        Assert.Equal(0, Live.EventsHeardByAgent);
    }

    [Fact]
    public async Task The_limit_of_calls_counts_all_workers()
    {
        await using RelayUnderTest small = await RelayUnderTest.StartAsync(options => options with { Workers = Workers, MostCalls = 2 });
        small.Connect(Caller, Agent);
        small.Connect(Caller, Agent);
        string reply = small.Ng.Ask(("call-id", "third"), ("from-tag", "from"), ("sdp", Caller.Sdp()), ("command", "offer"));
        Assert.Equal("Parallel session limit reached", NgClient.Find(reply, "error-reason"));
    }

    private static HashSet<string> ThreadNames() =>
        [.. Directory.EnumerateDirectories("/proc/self/task").Select(thread =>
        {
            try
            {
                return File.ReadAllText(thread + "/comm").Trim();
            }
            catch (IOException)
            {
                return "";
            }
        })];
}
