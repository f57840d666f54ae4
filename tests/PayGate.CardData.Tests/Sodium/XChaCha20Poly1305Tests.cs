using System.Text;
using PayGate.CardData.Memory;
using PayGate.CardData.Sodium;

namespace PayGate.CardData.Tests.Sodium;

public sealed class XChaCha20Poly1305Tests
{
    // draft-irtf-cfrg-xchacha-03, appendix A.3.1
    private const string Plaintext =
        "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
    private const string Ciphertext =
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452"
        + "2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637da9768812f615c68b13b52e";
    private const string Tag = "c0875924c1c7987947deafd8780acf49";

    private static readonly byte[] Data = Convert.FromHexString("50515253c0c1c2c3c4c5c6c7");
    private static readonly byte[] Nonce = Convert.FromHexString("404142434445464748494a4b4c4d4e4f5051525354555657");

    [Fact]
    public void The_vector_of_the_draft_is_met()
    {
        using GuardedKey key = DraftKey();
        byte[] box = new byte[Plaintext.Length + XChaCha20Poly1305.TagSize];

        XChaCha20Poly1305.Encrypt(box, Encoding.ASCII.GetBytes(Plaintext), Data, Nonce, key);

        Assert.Equal(Ciphertext + Tag, Convert.ToHexStringLower(box));
    }

    [Fact]
    public void The_vector_of_the_draft_opens()
    {
        using GuardedKey key = DraftKey();
        byte[] message = new byte[Plaintext.Length];

        Assert.True(XChaCha20Poly1305.TryDecrypt(message, Convert.FromHexString(Ciphertext + Tag), Data, Nonce, key));
        Assert.Equal(Plaintext, Encoding.ASCII.GetString(message));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void A_change_anywhere_opens_nothing(int part)
    {
        using GuardedKey key = DraftKey();
        byte[][] parts = [Convert.FromHexString(Ciphertext + Tag), [.. Data], [.. Nonce]];
        parts[part][^1] ^= 1;
        byte[] message = new byte[Plaintext.Length];
        message.AsSpan().Fill(1);

        Assert.False(XChaCha20Poly1305.TryDecrypt(message, parts[0], parts[1], parts[2], key));
        Assert.All(message, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Another_key_opens_nothing()
    {
        using GuardedKey key = GuardedKey.CreateRandom();

        Assert.False(XChaCha20Poly1305.TryDecrypt(new byte[Plaintext.Length], Convert.FromHexString(Ciphertext + Tag), Data, Nonce, key));
    }

    [Fact]
    public void Wrong_lengths_are_refused()
    {
        using GuardedKey key = DraftKey();

        Assert.Throws<ArgumentException>(() => XChaCha20Poly1305.Encrypt(new byte[16], new byte[1], [], Nonce, key));
        Assert.Throws<ArgumentException>(() => XChaCha20Poly1305.TryDecrypt(new byte[1], new byte[17], [], new byte[12], key));
    }

    private static GuardedKey DraftKey() => GuardedKey.CopyOf([.. Enumerable.Range(0x80, 32).Select(i => (byte)i)]);
}
