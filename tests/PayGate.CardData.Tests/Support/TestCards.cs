using PayGate.CardData.Memory;

namespace PayGate.CardData.Tests.Support;

/// <summary>Payment providers' published test numbers, as digit values.</summary>
internal static class TestCards
{
    internal const string Visa = "4242424242424242";
    internal const string Mastercard = "5555555555554444";
    internal const string MastercardTwoSeries = "2223003122003222";
    internal const string AmericanExpress = "378282246310005";
    internal const string Maestro = "6759649826438453";
    internal const string Jcb = "3566002020360505";

    internal static byte[] Digits(string text) => [.. text.Select(c => (byte)(c - '0'))];

    internal static DigitBuffer Buffer(string text)
    {
        DigitBuffer buffer = new();
        foreach (byte digit in Digits(text))
        {
            Assert.True(buffer.TryAppend(digit));
        }

        return buffer;
    }

    internal static byte[] Reveal(Func<GuardedSlot, int> reveal)
    {
        using GuardedSlot slot = GuardedSlot.Rent();
        return slot.Bytes[..reveal(slot)].ToArray();
    }
}
