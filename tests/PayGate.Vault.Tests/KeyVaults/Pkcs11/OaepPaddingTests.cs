using System.Numerics;
using System.Security.Cryptography;
using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults.Pkcs11;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults.Pkcs11;

public sealed class OaepPaddingTests
{
    [Fact]
    public void What_another_implementation_padded_is_taken_off_and_any_changed_byte_is_found()
    {
        using GuardedKey key = GuardedKey.CreateRandom();
        byte[] block = Padded(KeyBytes.Of(key), RSAEncryptionPadding.OaepSHA256);
        using GuardedKey decoded = OaepPadding.Decode([.. block]);
        Assert.Equal(KeyBytes.Of(key), KeyBytes.Of(decoded));

        for (int i = 0; i < block.Length; i++)
        {
            byte[] changed = [.. block];
            changed[i] ^= 0x10;
            Assert.Throws<VaultUnavailableException>(() => OaepPadding.Decode(changed));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(33)]
    [InlineData(64)]
    public void What_is_no_key_is_not_taken(int length) =>
        Assert.Throws<VaultUnavailableException>(() => OaepPadding.Decode(Padded(new byte[length], RSAEncryptionPadding.OaepSHA256)));

    [Fact]
    public void Padding_with_another_hash_is_not_taken() =>
        Assert.Throws<VaultUnavailableException>(() => OaepPadding.Decode(Padded(new byte[32], RSAEncryptionPadding.OaepSHA1)));

    // Encrypts with .NET and takes the RSA off by hand.
    private static byte[] Padded(byte[] message, RSAEncryptionPadding padding)
    {
        using RSA rsa = MadeKeys.Open(3072, 0);
        RSAParameters parameters = rsa.ExportParameters(includePrivateParameters: true);
        BigInteger clear = BigInteger.ModPow(Number(rsa.Encrypt(message, padding)), Number(parameters.D!), Number(parameters.Modulus!));
        byte[] block = new byte[384];
        byte[] bytes = clear.ToByteArray(isUnsigned: true, isBigEndian: true);
        bytes.CopyTo(block, block.Length - bytes.Length);
        return block;
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);
}
