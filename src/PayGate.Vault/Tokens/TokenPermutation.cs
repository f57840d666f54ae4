using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using PayGate.CardData.Ciphers;
using PayGate.CardData.Memory;
using PayGate.Contracts;
using PayGate.Contracts.Cards;

namespace PayGate.Vault.Tokens;

/// <summary>
/// Tokens as a keyed permutation of a card's number in its table: number (48 bits) | shard (8) | salt (8) | last four digits (16) | check
/// (48), through one AES-256 block under a key of the tenant.
/// </summary>
/// <remarks>
/// A token that this tenant's key did not make passes shard, last four and check with a chance of 2^-72. The salt is the lowest that
/// keeps the text apart from a card number, so the same card always has the same text. The number is one of a row, not of a card.
/// </remarks>
internal static class TokenPermutation
{
    /// <summary>One database; the byte is there for the day there are several.</summary>
    private const byte Shard = 0;

    private const int ShardAt = 6;
    private const int SaltAt = 7;
    private const int LastFourAt = 8;
    private const int CheckAt = 10;
    private const int BitsPerCharacter = 5;

    private static ReadOnlySpan<byte> Check => "pgt/v1"u8;

    /// <summary>The token of a card.</summary>
    internal static CardToken Seal(long card, int lastFour, GuardedKey key)
    {
        using Aes256Block aes = new(key);
        return Seal(card, lastFour, aes);
    }

    /// <summary>As above, for many cards under one key.</summary>
    internal static CardToken Seal(long card, int lastFour, Aes256Block aes)
    {
        Span<char> text = stackalloc char[TokenText.BodyAt + TokenText.BodySize + 5];
        "pgt_".CopyTo(text);
        text[TokenText.BodyAt + TokenText.BodySize] = '_';
        _ = lastFour.TryFormat(text[^4..], out _, "D4", CultureInfo.InvariantCulture);
        Span<byte> block = stackalloc byte[Aes256Block.Size];
        for (int salt = 0; salt <= byte.MaxValue; salt++)
        {
            WriteClear(block, card, lastFour);
            block[SaltAt] = (byte)salt;
            aes.Encrypt(block);
            WriteBody(text.Slice(TokenText.BodyAt, TokenText.BodySize), BinaryPrimitives.ReadUInt128BigEndian(block));
            if (TokenText.IsDistinct(text))
            {
                return Identifiers.Parse<CardToken>(new string(text));
            }
        }

        // 256 texts that all read as card numbers: a chance of some 10^-200.
        throw new InvalidOperationException("No text for this token is distinct from a card number.");
    }

    /// <summary>The number of the card a token stands for; <see langword="null"/> for a token that none of the keys made.</summary>
    /// <remarks>Takes the same time whichever key made it, or none: all are tried.</remarks>
    internal static long? Open(CardToken token, IEnumerable<GuardedKey> keys)
    {
        if (!TryReadBody(token.Value.AsSpan(TokenText.BodyAt, TokenText.BodySize), out UInt128 body))
        {
            return null;
        }

        int lastFour = int.Parse(token.LastFour, NumberStyles.None, CultureInfo.InvariantCulture);
        Span<byte> expected = stackalloc byte[Aes256Block.Size];
        Span<byte> block = stackalloc byte[Aes256Block.Size];
        long? card = null;
        foreach (GuardedKey key in keys)
        {
            using Aes256Block aes = new(key);
            BinaryPrimitives.WriteUInt128BigEndian(block, body);
            aes.Decrypt(block);
            long number = (long)(BinaryPrimitives.ReadUInt64BigEndian(block) >> 16);
            WriteClear(expected, number, lastFour);
            expected[SaltAt] = block[SaltAt];
            card = CryptographicOperations.FixedTimeEquals(expected, block) ? number : card;
        }

        return card;
    }

    private static void WriteClear(Span<byte> block, long card, int lastFour)
    {
        BinaryPrimitives.WriteUInt64BigEndian(block, (ulong)card << 16);
        block[ShardAt] = Shard;
        BinaryPrimitives.WriteUInt16BigEndian(block[LastFourAt..], (ushort)lastFour);
        Check.CopyTo(block[CheckAt..]);
    }

    private static void WriteBody(Span<char> body, UInt128 value)
    {
        for (int i = body.Length - 1; i >= 0; i--)
        {
            body[i] = TokenText.Alphabet[(int)(value & 31)];
            value >>= BitsPerCharacter;
        }
    }

    private static bool TryReadBody(ReadOnlySpan<char> body, out UInt128 value)
    {
        value = 0;
        foreach (char c in body)
        {
            int digit = TokenText.Alphabet.IndexOf(c, StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            value = (value << BitsPerCharacter) | (UInt128)(uint)digit;
        }

        // Two bits fell off the top: a body that begins with more than 7 is no permutation token.
        return body[0] is >= '0' and <= '7';
    }
}
