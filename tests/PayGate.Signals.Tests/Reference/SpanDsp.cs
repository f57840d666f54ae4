using System.Runtime.InteropServices;

namespace PayGate.Signals.Tests.Reference;

/// <summary>What tests take from libspandsp, a library of others: its decoder of keys and its G.722.</summary>
internal static partial class SpanDsp
{
    internal const int Rate64 = 64_000;
    internal const int NarrowSamples = 1;

    private const string Library = "libspandsp.so.2";

    [LibraryImport(Library, EntryPoint = "dtmf_rx_init")]
    internal static partial nint StartKeys(nint state, nint callback, nint data);

    [LibraryImport(Library, EntryPoint = "dtmf_rx")]
    internal static partial int TakeSound(nint state, ReadOnlySpan<short> samples, int count);

    [LibraryImport(Library, EntryPoint = "dtmf_rx_get")]
    internal static partial nuint TakeKeys(nint state, Span<byte> keys, int most);

    [LibraryImport(Library, EntryPoint = "dtmf_rx_free")]
    internal static partial int EndKeys(nint state);

    [LibraryImport(Library, EntryPoint = "g722_decode_init")]
    internal static partial nint StartDecoder(nint state, int rate, int options);

    [LibraryImport(Library, EntryPoint = "g722_decode")]
    internal static partial int Decode(nint state, Span<short> samples, ReadOnlySpan<byte> codes, int count);

    [LibraryImport(Library, EntryPoint = "g722_decode_free")]
    internal static partial int EndDecoder(nint state);

    [LibraryImport(Library, EntryPoint = "g722_encode_init")]
    internal static partial nint StartEncoder(nint state, int rate, int options);

    [LibraryImport(Library, EntryPoint = "g722_encode")]
    internal static partial int Encode(nint state, Span<byte> codes, ReadOnlySpan<short> samples, int count);

    [LibraryImport(Library, EntryPoint = "g722_encode_free")]
    internal static partial int EndEncoder(nint state);
}
