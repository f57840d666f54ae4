using System.Runtime.Versioning;
using System.Security.Cryptography;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.CardData.Tests.Support;

namespace PayGate.CardData.Tests.Sealing;

[SupportedOSPlatform("linux")]
public sealed class SealingKeyPairTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_public_key_of_RFC_7748_section_6_1_follows_from_its_secret()
    {
        using GuardedKey wrapping = GuardedKey.CreateRandom();
        using GuardedKey secret =
            GuardedKey.CopyOf(Convert.FromHexString("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"));

        using SealingKeyPair pair = SealingKeyPair.ImportWrapped(KeyWrap.Wrap(secret, wrapping, "paygate sealing key pair"u8), wrapping);

        Assert.Equal(
            "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a",
            Convert.ToHexStringLower(pair.PublicKey.PublicKey.Span));
    }

    [Fact]
    public void The_identifier_is_the_start_of_the_hash_of_the_key()
    {
        using SealingKeyPair pair = SealingKeyPair.Generate();

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(pair.PublicKey.PublicKey.Span))[..16], pair.PublicKey.Id);
        Assert.Throws<ArgumentException>(() => new SealingKey("0123456789abcdef", pair.PublicKey.PublicKey));
    }

    [Fact]
    public void A_wrapped_pair_opens_with_its_key_only()
    {
        using SealingKeyPair pair = SealingKeyPair.Generate();
        using GuardedKey wrapping = GuardedKey.CreateRandom();
        using GuardedKey other = GuardedKey.CreateRandom();
        byte[] wrapped = pair.ExportWrapped(wrapping);

        using SealingKeyPair again = SealingKeyPair.ImportWrapped(wrapped, wrapping);

        Assert.Equal(pair.PublicKey, again.PublicKey);
        Assert.Throws<SealedDataException>(() => SealingKeyPair.ImportWrapped(wrapped, other));
        wrapped[40] ^= 1;
        Assert.Throws<SealedDataException>(() => SealingKeyPair.ImportWrapped(wrapped, wrapping));
    }

    [Fact]
    public void A_pair_in_a_file_is_the_same_after_a_restart_and_only_its_owner_reads_it()
    {
        string path = _folder.File("intake.key");
        using SealingKeyPair first = SealingKeyPair.OpenOrCreate(path);
        using SealingKeyPair second = SealingKeyPair.OpenOrCreate(path);

        Assert.Equal(first.PublicKey, second.PublicKey);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path + ".secret"));
    }

    [Fact]
    public void A_lost_foreign_or_readable_secret_is_an_error_and_never_replaced()
    {
        string path = _folder.File("intake.key");
        SealingKeyPair.OpenOrCreate(path).Dispose();
        byte[] secret = File.ReadAllBytes(path + ".secret");

        File.SetUnixFileMode(path + ".secret", UnixFileMode.UserRead | UnixFileMode.OtherRead);
        Assert.Throws<SealedDataException>(() => SealingKeyPair.OpenOrCreate(path));

        File.Delete(path + ".secret");
        Assert.Throws<SealedDataException>(() => SealingKeyPair.OpenOrCreate(path));
        Assert.False(File.Exists(path + ".secret"));

        secret[0] ^= 1;
        File.WriteAllBytes(path + ".secret", secret);
        File.SetUnixFileMode(path + ".secret", UnixFileMode.UserRead);
        Assert.Throws<SealedDataException>(() => SealingKeyPair.OpenOrCreate(path));
    }
}
