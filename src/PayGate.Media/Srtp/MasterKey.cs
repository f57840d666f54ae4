using System.Diagnostics;
using System.Security.Cryptography;

namespace PayGate.Media.Srtp;

/// <summary>A master key and its salt, in memory that does not move and is overwritten at the end of the call.</summary>
[DebuggerDisplay("master key")]
internal sealed class MasterKey : IDisposable
{
    private readonly byte[] _bytes;

    private MasterKey(CryptoSuite suite)
    {
        Suite = suite;
        _bytes = GC.AllocateUninitializedArray<byte>(suite.MasterBytes, pinned: true);
    }

    internal CryptoSuite Suite { get; }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ReadOnlySpan<byte> Bytes => _bytes;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ReadOnlySpan<byte> Key => _bytes.AsSpan(0, Suite.KeyBytes);

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal ReadOnlySpan<byte> Salt => _bytes.AsSpan(Suite.KeyBytes);

    internal static MasterKey CreateRandom(CryptoSuite suite)
    {
        var key = new MasterKey(suite);
        RandomNumberGenerator.Fill(key._bytes);
        return key;
    }

    /// <summary>A copy of key and salt, which must have the suite's length; wiping the source is the caller's part.</summary>
    internal static MasterKey CopyOf(CryptoSuite suite, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length != suite.MasterBytes)
        {
            throw new ArgumentException("A master key and salt of the suite's length is needed.", nameof(bytes));
        }

        var key = new MasterKey(suite);
        bytes.CopyTo(key._bytes);
        return key;
    }

    internal bool IsSameAs(MasterKey other) => Suite == other.Suite && CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);

    public void Dispose() => CryptographicOperations.ZeroMemory(_bytes);
}
