using System.Globalization;

namespace PayGate.Media.Srtp;

/// <summary>One <c>a=crypto</c> attribute that can be used: RFC 4568.</summary>
/// <param name="tag">The number by which an answer names it.</param>
/// <param name="suite">The crypto-suite.</param>
/// <param name="keys">One key, or several told apart by their MKI; owned.</param>
internal sealed class SdesLine(int tag, CryptoSuite suite, SdesKey[] keys) : IDisposable
{
    internal int Tag { get; } = tag;

    internal CryptoSuite Suite { get; } = suite;

    internal SdesKey[] Keys { get; } = keys;

    /// <summary>A line of the relay's own with a fresh key.</summary>
    internal static SdesLine Create(int tag, CryptoSuite suite, byte[] mki) =>
        new(tag, suite, [new SdesKey(MasterKey.CreateRandom(suite), mki, SdesKey.LongestLifetime)]);

    /// <summary>The attribute's value, for a line of one key.</summary>
    internal string Write()
    {
        SdesKey key = Keys[0];
        string mki = key.Mki.Length == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"|{MkiNumber(key.Mki)}:{key.Mki.Length}");
        return string.Create(CultureInfo.InvariantCulture, $"{Tag} {Suite.Name} inline:{Convert.ToBase64String(key.Master.Bytes)}{mki}");
    }

    public void Dispose()
    {
        foreach (SdesKey key in Keys)
        {
            key.Dispose();
        }
    }

    private static string MkiNumber(ReadOnlySpan<byte> mki) =>
        new System.Numerics.BigInteger(mki, isUnsigned: true, isBigEndian: true).ToString(CultureInfo.InvariantCulture);
}
