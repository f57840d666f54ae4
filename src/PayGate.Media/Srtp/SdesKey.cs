using System.Diagnostics;

namespace PayGate.Media.Srtp;

/// <summary>One key of a crypto attribute: RFC 4568 section 6.1.</summary>
/// <param name="master">Key and salt; owned.</param>
/// <param name="mki">The identifier that packets under it carry; empty: none.</param>
/// <param name="lifetime">Packets it may serve for.</param>
[DebuggerDisplay("SDES key")]
internal sealed class SdesKey(MasterKey master, byte[] mki, ulong lifetime) : IDisposable
{
    /// <summary>RFC 3711 section 9.2: what a key serves for at most, and where nothing is said.</summary>
    internal const ulong LongestLifetime = 1UL << 48;

    /// <summary>Longest identifier, RFC 4568 section 6.1.</summary>
    internal const int MostMkiBytes = 128;

    internal MasterKey Master { get; } = master;

    internal byte[] Mki { get; } = mki;

    internal ulong Lifetime { get; } = lifetime;

    /// <summary>Whether packets look alike under both.</summary>
    internal bool IsSameAs(SdesKey other) => Master.IsSameAs(other.Master) && Mki.AsSpan().SequenceEqual(other.Mki);

    internal SdesKey Copy() => new(MasterKey.CopyOf(Master.Suite, Master.Bytes), Mki, Lifetime);

    public void Dispose() => Master.Dispose();
}
