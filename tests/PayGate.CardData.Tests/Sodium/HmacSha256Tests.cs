using System.Security.Cryptography;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.CardData.Tests.Sodium;

public sealed class HmacSha256Tests
{
    [Theory]
    [InlineData(0)]
    [InlineData(19)]
    [InlineData(64)]
    [InlineData(200)]
    public void It_agrees_with_the_platform(int length)
    {
        byte[] keyBytes = RandomNumberGenerator.GetBytes(GuardedKey.Size);
        byte[] message = RandomNumberGenerator.GetBytes(length);
        using GuardedKey key = GuardedKey.CopyOf(keyBytes);
        byte[] mac = new byte[HmacSha256.Size];

        HmacSha256.Compute(mac, message, key);

        Assert.Equal(HMACSHA256.HashData(keyBytes, message), mac);
    }
}
