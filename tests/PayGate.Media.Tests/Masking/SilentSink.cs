using PayGate.Media.Masking;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Tests.Masking;

/// <summary>A sink that only counts, so that allocations of the mask can be measured.</summary>
internal sealed class SilentSink : IMaskedStreamSink
{
    public bool WantsAudio => true;

    public long Sent { get; private set; }

    public long Samples { get; private set; }

    public int Keys { get; private set; }

    public void Forward(in ReceivedPacket packet, ushort sequence, uint timestamp) => Sent++;

    public void Send(in GeneratedPacket packet) => Sent++;

    public void Audio(long position, ReadOnlySpan<short> samples) => Samples += samples.Length;

    public void KeyPressed(in KeyPress press) => Keys++;
}
