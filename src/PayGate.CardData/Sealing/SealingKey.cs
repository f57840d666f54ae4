using System.Security.Cryptography;

namespace PayGate.CardData.Sealing;

/// <summary>The public half of a pair: whoever has it can seal, and open nothing.</summary>
public sealed record SealingKey
{
    /// <summary>Bytes of a public key (X25519).</summary>
    public const int Size = 32;

    private const int IdBytes = 8;

    /// <summary>Makes a key out of its two parts.</summary>
    /// <param name="id">First 16 hexadecimal digits, lower case, of the SHA-256 of the key.</param>
    /// <param name="publicKey">32 bytes.</param>
    /// <exception cref="ArgumentException">The key has another length, or the id is not its own.</exception>
    public SealingKey(string id, ReadOnlyMemory<byte> publicKey)
    {
        if (publicKey.Length != Size || id != IdOf(publicKey.Span))
        {
            throw new ArgumentException("A sealing key has 32 bytes and the identifier that follows from them.", nameof(publicKey));
        }

        Id = id;
        PublicKey = publicKey.ToArray();
    }

    /// <summary>What names the key; follows from its bytes.</summary>
    public string Id { get; }

    /// <summary>The 32 bytes.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Makes a key out of its bytes.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static SealingKey FromPublicKey(ReadOnlyMemory<byte> publicKey) => new(IdOf(publicKey.Span), publicKey);

    /// <inheritdoc/>
    public bool Equals(SealingKey? other) => other is not null && PublicKey.Span.SequenceEqual(other.PublicKey.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    private static string IdOf(ReadOnlySpan<byte> publicKey) => Convert.ToHexStringLower(SHA256.HashData(publicKey).AsSpan(0, IdBytes));
}
