using System.Globalization;

namespace PayGate.CardData.Tests.Support;

/// <summary>
/// Looks for a hidden needle in all writable memory of this process. Needle and key stay apart, so that the search does not find itself.
/// </summary>
internal static class MemoryScan
{
    private const int Block = 1 << 20;

    internal static int Count(ReadOnlySpan<byte> hiddenNeedle, byte key)
    {
        int hits = 0;
        byte[] block = new byte[Block];
        byte first = (byte)(hiddenNeedle[0] ^ key);
        using FileStream memory = new("/proc/self/mem", FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        foreach ((long from, long to) in WritableMaps())
        {
            for (long at = from; at < to; at += Block - hiddenNeedle.Length)
            {
                int length = ReadAt(memory, at, block.AsSpan(0, (int)Math.Min(Block, to - at)));
                hits += CountIn(block.AsSpan(0, length), hiddenNeedle, key, first);
            }
        }

        return hits;
    }

    private static int CountIn(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> hiddenNeedle, byte key, byte first)
    {
        int hits = 0;
        int at = 0;
        while (true)
        {
            int next = bytes[at..].IndexOf(first);
            if (next < 0 || at + next + hiddenNeedle.Length > bytes.Length)
            {
                return hits;
            }

            at += next;
            int same = 1;
            while (same < hiddenNeedle.Length && (bytes[at + same] ^ key) == hiddenNeedle[same])
            {
                same++;
            }

            hits += same == hiddenNeedle.Length ? 1 : 0;
            at++;
        }
    }

    private static int ReadAt(FileStream memory, long at, Span<byte> into)
    {
        try
        {
            return RandomAccess.Read(memory.SafeFileHandle, into, at);
        }
        catch (IOException)
        {
            // A map that went away between the listing and the read.
            return 0;
        }
    }

    private static List<(long From, long To)> WritableMaps()
    {
        List<(long, long)> maps = [];
        foreach (string line in File.ReadLines("/proc/self/maps"))
        {
            string[] parts = line.Split(' ', 3);
            if (parts[1].StartsWith("rw", StringComparison.Ordinal))
            {
                string[] ends = parts[0].Split('-');
                maps.Add((long.Parse(ends[0], NumberStyles.HexNumber, null), long.Parse(ends[1], NumberStyles.HexNumber, null)));
            }
        }

        return maps;
    }
}
