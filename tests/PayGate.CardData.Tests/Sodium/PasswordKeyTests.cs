using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.CardData.Tests.Sodium;

public sealed class PasswordKeyTests
{
    [Fact]
    public void The_same_passphrase_and_salt_give_the_same_key_and_another_salt_another()
    {
        using GuardedKey one = PasswordKey.Derive("correct horse"u8, new byte[PasswordKey.SaltSize]);
        using GuardedKey same = PasswordKey.Derive("correct horse"u8, new byte[PasswordKey.SaltSize]);
        using GuardedKey other = PasswordKey.Derive("correct horse"u8, [1, .. new byte[PasswordKey.SaltSize - 1]]);

        Assert.True(one.Bytes.SequenceEqual(same.Bytes));
        Assert.False(one.Bytes.SequenceEqual(other.Bytes));
    }

    [Fact]
    public void An_empty_passphrase_is_refused() =>
        Assert.Throws<ArgumentException>(() => PasswordKey.Derive([], new byte[PasswordKey.SaltSize]));
}
