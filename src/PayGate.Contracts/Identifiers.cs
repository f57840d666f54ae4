using System.Buffers;
using System.Security.Cryptography;

namespace PayGate.Contracts;

/// <summary>Forms that identifiers share.</summary>
public static class Identifiers
{
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    /// <summary>Parses or throws <see cref="FormatException"/> that names the kind, never the value.</summary>
    public static TId Parse<TId>(string? text)
        where TId : struct, IIdentifier<TId> =>
        TId.TryParse(text, out TId id) ? id : throw new FormatException("Not a valid " + typeof(TId).Name + ".");

    /// <summary>A fresh random identifier: a prefix, an underscore and 26 Crockford base-32 characters (128 random bits).</summary>
    public static string NewText(string prefix)
    {
        Span<byte> random = stackalloc byte[26];
        RandomNumberGenerator.Fill(random);
        Span<char> text = stackalloc char[26];
        for (int i = 0; i < text.Length; i++)
        {
            text[i] = Alphabet[random[i] & 31];
        }

        return string.Concat(prefix, "_", text);
    }

    internal static bool IsSlug(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text) || text.Length > longest || text[0] == '.')
        {
            return false;
        }

        foreach (char c in text)
        {
            if (!(c is >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '_' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    internal static bool IsPrefixed(string? text, string prefix) =>
        text is not null
        && text.Length == prefix.Length + 27
        && text.StartsWith(prefix, StringComparison.Ordinal)
        && text[prefix.Length] == '_'
        && text.AsSpan(prefix.Length + 1).IndexOfAnyExcept(Letters) < 0;
}
