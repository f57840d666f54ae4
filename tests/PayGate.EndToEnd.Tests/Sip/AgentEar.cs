using PayGate.Simulation;
using PayGate.Smoke;

namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>What a telephone has received from one moment on: keys by two detectors, packets that are not sound, and sound at all.</summary>
internal sealed class AgentEar(LegListener listener)
{
    private const int PacketsOfTalk = 10;
    private readonly int _samples = listener.Samples().Length;
    private readonly int _events = listener.EventPackets;
    private readonly int _tones = listener.Tones;
    private readonly int _packets = listener.Packets;

    public int EventPackets => listener.EventPackets - _events;

    public int Tones => listener.Tones - _tones;

    /// <summary>Fails when any trace of a key got here, or when nothing at all did.</summary>
    public async Task HeardNoKeyAsync()
    {
        Assert.True(listener.Packets - _packets > PacketsOfTalk, "The talk itself must get through.");
        Assert.Equal(0, EventPackets);
        Assert.Equal(0, Tones);
        Assert.Equal(0, await MultimonEar.CountKeysAsync(listener.Samples().AsMemory(_samples), CancellationToken.None));
    }

    /// <summary>That the ear works: a key pressed before the capture is heard.</summary>
    public Task HearsKeyAsync() => Until.TrueAsync(() => EventPackets > 0 && Tones > 0, () => "a key is heard while nothing is armed");

    public Task HearsTalkAsync() => Until.TrueAsync(() => listener.Packets - _packets > PacketsOfTalk, () => "the other party is heard");
}
