using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace PayGate.Benchmarks.Tones;

/// <summary>The detector of libspandsp, as rtpengine, FreeSWITCH and Asterisk use it or one like it.</summary>
internal static unsafe partial class SpandspDetector
{
    private const string Library = "libspandsp.so.2";

    /// <summary>Runs it over audio; how many keys it reported.</summary>
    /// <exception cref="InvalidOperationException">It could not be set up.</exception>
    internal static int CountKeys(short[] audio, int frame)
    {
        int keys = 0;
        nint state = Create(0, (nint)(delegate* unmanaged[Cdecl]<int*, byte*, int, void>)&OnKeys, (nint)(&keys));
        if (state == 0)
        {
            throw new InvalidOperationException("libspandsp gave no detector.");
        }

        fixed (short* samples = audio)
        {
            for (int at = 0; at + frame <= audio.Length; at += frame)
            {
                _ = Process(state, samples + at, frame);
            }
        }

        _ = Free(state);
        return keys;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void OnKeys(int* count, byte* keys, int length) => *count += length;

    [LibraryImport(Library, EntryPoint = "dtmf_rx_init")]
    private static partial nint Create(nint state, nint callback, nint user);

    [LibraryImport(Library, EntryPoint = "dtmf_rx")]
    private static partial int Process(nint state, short* samples, int count);

    [LibraryImport(Library, EntryPoint = "dtmf_rx_free")]
    private static partial int Free(nint state);
}
