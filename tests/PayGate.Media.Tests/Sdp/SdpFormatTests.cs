using PayGate.Media.Calls;
using PayGate.Media.Sdp;

namespace PayGate.Media.Tests.Sdp;

public sealed class SdpFormatTests
{
    private static readonly SdpFormat[] Offered =
    [
        new(111, SdpCodec.Unknown, "opus/48000/2"), new(8, SdpCodec.Pcma, "PCMA/8000"), new(18, SdpCodec.Unknown, "G729/8000"),
        new(97, SdpCodec.Unknown, ""), new(101, SdpCodec.TelephoneEvent, "telephone-event/8000"), new(13, SdpCodec.ComfortNoise, "CN/8000"),
    ];

    [Theory]
    [InlineData("opus", true)]
    [InlineData("OPUS/48000", true)]
    [InlineData("opus/48000/2", true)]
    [InlineData("111", true)]
    [InlineData("opus/8000", false)]
    [InlineData("op", false)]
    [InlineData("11", false)]
    public void A_format_is_known_by_name_clock_and_number(string word, bool isMeant) => Assert.Equal(isMeant, Offered[0].IsNamed(word));

    [Fact]
    public void Clock_rates_are_read_or_those_of_a_telephone() =>
        Assert.Equal([48000, 8000, 8000, 8000, 8000, 8000], Offered.Select(format => format.ClockRate));

    [Fact]
    public void Sound_in_which_no_key_can_be_heard_goes_out_and_the_rest_keeps_its_order() =>
        Assert.Equal([8, 101, 13], Kept(CodecSelection.Everything, audibleOnly: true));

    [Fact]
    public void The_edge_strips_by_name_and_keeps_by_name()
    {
        Assert.Equal([111, 8, 97, 101, 13], Kept(new(["G729"], []), audibleOnly: false));
        Assert.Equal([8, 101], Kept(new(["all"], ["PCMA", "telephone-event"]), audibleOnly: false));
        Assert.Equal([8], Kept(new(["full"], ["PCMA", "opus"]), audibleOnly: true));
    }

    private static IEnumerable<byte> Kept(CodecSelection selection, bool audibleOnly) =>
        selection.Apply(Offered, audibleOnly).Select(format => format.PayloadType);
}
