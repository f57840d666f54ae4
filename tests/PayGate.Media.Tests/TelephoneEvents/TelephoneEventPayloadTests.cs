using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Tests.TelephoneEvents;

public sealed class TelephoneEventPayloadTests
{
    [Theory]
    [InlineData(new byte[] { 5, 0x0A, 0x00, 0xA0 }, 5, false, 10, 160)]
    [InlineData(new byte[] { 11, 0x8A, 0x03, 0x20 }, 11, true, 10, 800)]
    [InlineData(new byte[] { 0, 0x3F, 0xFF, 0xFF }, 0, false, 63, 65535)]
    public void Vectors_of_rfc_4733_section_2_3_are_read_and_written(byte[] wire, byte code, bool isEnd, byte volume, int duration)
    {
        Assert.True(TelephoneEventPayload.TryParse(wire, out TelephoneEventPayload payload));
        Assert.Equal((code, isEnd, volume, duration), (payload.Code, payload.IsEnd, payload.Volume, payload.Duration));

        byte[] written = new byte[TelephoneEventPayload.Length];
        payload.Write(written);
        Assert.Equal(wire, written);
    }

    [Fact]
    public void The_reserved_bit_is_not_part_of_the_volume()
    {
        Assert.True(TelephoneEventPayload.TryParse([1, 0x4A, 0, 1], out TelephoneEventPayload payload));
        Assert.Equal(10, payload.Volume);
        Assert.False(payload.IsEnd);
    }

    [Fact]
    public void Every_volume_and_end_comes_back()
    {
        byte[] wire = new byte[4];
        for (int volume = 0; volume < 64; volume++)
        {
            foreach (bool isEnd in (bool[])[false, true])
            {
                new TelephoneEventPayload(3, isEnd, (byte)volume, 1234).Write(wire);
                Assert.True(TelephoneEventPayload.TryParse(wire, out TelephoneEventPayload payload));
                Assert.Equal((volume, isEnd), (payload.Volume, payload.IsEnd));
            }
        }
    }

    [Fact]
    public void Less_than_four_bytes_are_refused() => Assert.False(TelephoneEventPayload.TryParse([1, 2, 3], out _));

    [Theory]
    [InlineData(15, true)]
    [InlineData(16, false)]
    public void Only_the_first_sixteen_events_are_keys(byte code, bool isKey) =>
        Assert.Equal(isKey, new TelephoneEventPayload(code, false, 0, 0).IsKey);

    [Fact]
    public void The_text_says_nothing_of_the_event() =>
        Assert.Equal(nameof(TelephoneEventPayload), new TelephoneEventPayload(7, true, 9, 800).ToString());
}
