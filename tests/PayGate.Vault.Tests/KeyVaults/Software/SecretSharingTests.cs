using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults.Software;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults.Software;

public sealed class SecretSharingTests
{
    [Fact]
    public void Any_two_shares_give_the_key_and_no_share_is_like_it()
    {
        using GuardedKey key = GuardedKey.CreateRandom();
        byte[][] shares = Split(key, SecretSharing.MostShares);

        for (int i = 0; i < shares.Length; i++)
        {
            Assert.NotEqual(KeyBytes.Of(key), shares[i]);
            for (int j = 0; j < shares.Length; j++)
            {
                if (i != j)
                {
                    using GuardedKey combined = SecretSharing.Combine((byte)(i + 1), shares[i], (byte)(j + 1), shares[j]);
                    Assert.Equal(KeyBytes.Of(key), KeyBytes.Of(combined));
                }
            }
        }
    }

    [Fact]
    public void One_share_fits_every_key()
    {
        // For share 1 of one key and any other key there is a share 2 that leads to that other key: one share tells nothing.
        using GuardedKey key = GuardedKey.CreateRandom();
        using GuardedKey other = GuardedKey.CreateRandom();
        byte[] share = Split(key, 2)[0];
        byte[] wanted = KeyBytes.Of(other);

        // share 1 = s + a, share 2 = s + 2a, so share 2 = s + 2 * (share 1 + s).
        byte[] second = [.. share.Select((value, i) => (byte)(wanted[i] ^ Double((byte)(value ^ wanted[i]))))];
        using GuardedKey combined = SecretSharing.Combine(1, share, 2, second);
        Assert.Equal(wanted, KeyBytes.Of(combined));
    }

    [Fact]
    public void Shares_of_the_same_key_differ_each_time()
    {
        using GuardedKey key = GuardedKey.CreateRandom();
        Assert.NotEqual(Split(key, 2)[0], Split(key, 2)[0]);
    }

    private static byte[][] Split(GuardedKey key, int count)
    {
        byte[][] shares = new byte[count][];
        SecretSharing.Split(key, count, (number, share) => shares[number - 1] = share.Bytes[..GuardedKey.Size].ToArray());
        return shares;
    }

    private static byte Double(byte value) => (byte)((value << 1) ^ (value >= 128 ? 0x11B : 0));
}
