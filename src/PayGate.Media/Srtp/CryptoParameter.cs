using System.Runtime.InteropServices;

namespace PayGate.Media.Srtp;

/// <summary>OSSL_PARAM of OpenSSL 3: a named setting; an empty one ends a list.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct CryptoParameter
{
    /// <summary>The type of a text.</summary>
    internal const uint Text = 4;

    internal byte* Key;
    internal uint Type;
    internal void* Data;
    internal nuint Size;
    internal nuint Returned;
}
