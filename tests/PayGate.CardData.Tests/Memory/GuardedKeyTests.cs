using PayGate.CardData.Memory;

namespace PayGate.CardData.Tests.Memory;

public sealed class GuardedKeyTests
{
    [Fact]
    public void A_copy_holds_the_bytes_and_its_source_may_be_wiped()
    {
        byte[] source = [.. Enumerable.Range(1, GuardedKey.Size).Select(i => (byte)i)];
        using GuardedKey key = GuardedKey.CopyOf(source);
        source.AsSpan().Clear();
        using GuardedSlot slot = GuardedSlot.Rent();

        key.RevealTo(slot);

        Assert.Equal(Enumerable.Range(1, GuardedKey.Size).Select(i => (byte)i), slot.Bytes[..GuardedKey.Size].ToArray());
    }

    [Fact]
    public void Two_random_keys_differ()
    {
        using GuardedKey one = GuardedKey.CreateRandom();
        using GuardedKey two = GuardedKey.CreateRandom();

        Assert.False(one.Bytes.SequenceEqual(two.Bytes));
    }

    [Fact]
    public void A_disposed_key_cannot_be_used()
    {
        GuardedKey key = GuardedKey.CreateRandom();
        key.Dispose();
        key.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Bytes.Length);
    }

    [Fact]
    public void A_key_of_another_length_is_refused() => Assert.Throws<ArgumentException>(() => GuardedKey.CopyOf(new byte[31]));
}
