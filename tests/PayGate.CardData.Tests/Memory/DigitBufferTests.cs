using PayGate.CardData.Memory;
using PayGate.CardData.Tests.Support;

namespace PayGate.CardData.Tests.Memory;

public sealed class DigitBufferTests
{
    [Fact]
    public void Digits_come_out_as_they_went_in()
    {
        using DigitBuffer buffer = TestCards.Buffer(TestCards.Visa);

        Assert.Equal(16, buffer.Count);
        Assert.Equal(TestCards.Digits(TestCards.Visa), TestCards.Reveal(buffer.RevealTo));
    }

    [Fact]
    public void A_full_buffer_takes_no_more()
    {
        using DigitBuffer buffer = TestCards.Buffer(new string('1', DigitBuffer.Capacity));

        Assert.False(buffer.TryAppend(2));
        Assert.Equal(DigitBuffer.Capacity, buffer.Count);
    }

    [Fact]
    public void What_is_no_digit_is_refused_without_its_value()
    {
        using DigitBuffer buffer = new();

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => buffer.TryAppend(137));

        Assert.DoesNotContain("137", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, buffer.Count);
    }

    [Fact]
    public void Clearing_forgets_and_the_buffer_can_be_used_again()
    {
        using DigitBuffer buffer = TestCards.Buffer(TestCards.Visa);

        buffer.Clear();

        Assert.Equal(0, buffer.Count);
        Assert.Empty(TestCards.Reveal(buffer.RevealTo));
        Assert.True(buffer.TryAppend(5));
        Assert.Equal(new byte[] { 5 }, TestCards.Reveal(buffer.RevealTo));
    }

    [Fact]
    public void A_disposed_buffer_holds_and_takes_nothing()
    {
        DigitBuffer buffer = TestCards.Buffer(TestCards.Visa);
        buffer.Dispose();

        Assert.Equal(0, buffer.Count);
        Assert.Throws<ObjectDisposedException>(() => buffer.TryAppend(1));
    }

    [Fact]
    public void It_has_no_text_form()
    {
        using DigitBuffer buffer = TestCards.Buffer(TestCards.Visa);

        Assert.Equal(typeof(DigitBuffer).FullName, buffer.ToString());
        Assert.DoesNotContain("4242", System.Text.Json.JsonSerializer.Serialize(buffer), StringComparison.Ordinal);
    }
}
