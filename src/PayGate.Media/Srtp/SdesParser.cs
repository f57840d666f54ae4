using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;

namespace PayGate.Media.Srtp;

/// <summary>
/// Reads <c>a=crypto</c> (RFC 4568 section 9). What is malformed, of an unknown suite, or asks for weaker packets than the suite makes, is
/// no line at all (section 5.1.2): <see langword="null"/>.
/// </summary>
internal static class SdesParser
{
    private const string Inline = "inline:";
    private const int MostKeys = 4;
    private const int MostTag = 999_999_999;
    private const int MostMkiDigits = 40;
    private const int MostBase64 = 64;

    internal static SdesLine? TryParse(ReadOnlySpan<char> value)
    {
        ReadOnlySpan<char> rest = value.Trim();
        if (!int.TryParse(Next(ref rest), NumberStyles.None, CultureInfo.InvariantCulture, out int tag) || tag > MostTag
            || CryptoSuite.Find(Next(ref rest)) is not { } suite)
        {
            return null;
        }

        List<SdesKey> keys = [];
        bool isGood = TryReadKeys(Next(ref rest), suite, keys) && AreParametersHarmless(rest);
        if (isGood)
        {
            return new SdesLine(tag, suite, [.. keys]);
        }

        keys.ForEach(key => key.Dispose());
        return null;
    }

    private static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart(' ');
        int space = rest.IndexOf(' ');
        ReadOnlySpan<char> word = space < 0 ? rest : rest[..space];
        rest = rest[word.Length..];
        return word;
    }

    private static bool TryReadKeys(ReadOnlySpan<char> text, CryptoSuite suite, List<SdesKey> keys)
    {
        foreach (Range part in text.Split(';'))
        {
            if (keys.Count == MostKeys || TryReadKey(text[part], suite) is not { } key)
            {
                return false;
            }

            keys.Add(key);
        }

        // Several keys are told apart by identifiers of one length, RFC 4568 section 6.1.
        return keys.Count == 1
            || (keys.Count > 1 && keys.TrueForAll(key => key.Mki.Length > 0 && key.Mki.Length == keys[0].Mki.Length));
    }

    private static SdesKey? TryReadKey(ReadOnlySpan<char> text, CryptoSuite suite)
    {
        if (!text.StartsWith(Inline, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        text = text[Inline.Length..];
        int bar = text.IndexOf('|');
        ReadOnlySpan<char> base64 = bar < 0 ? text : text[..bar];
        ulong lifetime = SdesKey.LongestLifetime;
        byte[] mki = [];
        bool hasMki = false;
        bool hasLifetime = false;
        ReadOnlySpan<char> more = bar < 0 ? default : text[(bar + 1)..];
        foreach (Range part in more.Split('|'))
        {
            ReadOnlySpan<char> item = more[part];
            bool isMki = item.Contains(':');
            bool isKnown = bar < 0 ? item.IsEmpty
                : isMki ? !hasMki && TryReadMki(item, out mki)
                : !hasLifetime && !hasMki && TryReadLifetime(item, out lifetime);
            if (!isKnown)
            {
                return null;
            }

            hasMki |= isMki;
            hasLifetime |= !isMki;
        }

        return TryReadMaster(base64, suite) is { } master ? new SdesKey(master, mki, lifetime) : null;
    }

    private static MasterKey? TryReadMaster(ReadOnlySpan<char> base64, CryptoSuite suite)
    {
        // Some leave the padding out.
        base64 = base64.TrimEnd('=');
        if (base64.Length > MostBase64 - 3)
        {
            return null;
        }

        Span<char> padded = stackalloc char[MostBase64];
        Span<byte> bytes = stackalloc byte[MostBase64];
        base64.CopyTo(padded);
        int length = base64.Length;
        while (length % 4 != 0)
        {
            padded[length++] = '=';
        }

        MasterKey? master = Convert.TryFromBase64Chars(padded[..length], bytes, out int written) && written == suite.MasterBytes
            ? MasterKey.CopyOf(suite, bytes[..written])
            : null;
        padded.Clear();
        CryptographicOperations.ZeroMemory(bytes);
        return master;
    }

    private static bool TryReadLifetime(ReadOnlySpan<char> text, out ulong lifetime)
    {
        bool isPower = text.StartsWith("2^", StringComparison.Ordinal);
        bool isNumber = ulong.TryParse(isPower ? text[2..] : text, NumberStyles.None, CultureInfo.InvariantCulture, out lifetime);
        lifetime = !isPower ? lifetime : lifetime <= 48 ? 1UL << (int)lifetime : ulong.MaxValue;
        return isNumber && lifetime is > 0 and <= SdesKey.LongestLifetime;
    }

    private static bool TryReadMki(ReadOnlySpan<char> text, out byte[] mki)
    {
        int colon = text.IndexOf(':');
        mki = [];
        if (colon is < 1 or > MostMkiDigits
            || !BigInteger.TryParse(text[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger number)
            || !int.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out int length)
            || length is < 1 or > SdesKey.MostMkiBytes
            || number.GetByteCount(isUnsigned: true) > length)
        {
            return false;
        }

        mki = new byte[length];
        return number.TryWriteBytes(mki.AsSpan(length - number.GetByteCount(isUnsigned: true)), out _, isUnsigned: true, isBigEndian: true);
    }

    // RFC 4568 section 6.3: a window size is a hint; a key derivation rate of zero is the rule; what begins with a dash may be ignored.
    // Everything else, unencrypted and unauthenticated packets and forward error correction among it, has to be understood, and is not
    // spoken here.
    private static bool AreParametersHarmless(ReadOnlySpan<char> rest)
    {
        while (!(rest = rest.TrimStart(' ')).IsEmpty)
        {
            ReadOnlySpan<char> parameter = Next(ref rest);
            bool isHarmless = parameter.StartsWith("-", StringComparison.Ordinal)
                || (parameter.StartsWith("WSH=", StringComparison.OrdinalIgnoreCase)
                    && int.TryParse(parameter[4..], NumberStyles.None, CultureInfo.InvariantCulture, out _));
            if (!isHarmless)
            {
                return false;
            }
        }

        return true;
    }
}
