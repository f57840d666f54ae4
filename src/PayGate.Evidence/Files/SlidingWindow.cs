using System.Security.Cryptography;

namespace PayGate.Evidence.Files;

/// <summary>
/// Reads a source of any size through one buffer, so that every place is owned by exactly one window and seen with enough before
/// and after it. The buffer is pinned and wiped: it may have held card data.
/// </summary>
internal sealed class SlidingWindow(int before, int after) : IDisposable
{
    private const int Step = 1 << 20;

    private readonly byte[] _buffer = GC.AllocateArray<byte>(before + Step + after, pinned: true);

    /// <summary>Bytes read so far, over all sources.</summary>
    public long BytesRead { get; private set; }

    /// <summary>Shows a source from <paramref name="start"/> to its end.</summary>
    public void Show(ReadAt read, long start, WindowHandler handler, CancellationToken cancellation)
    {
        long offset = start;
        int filled = 0;
        int owned = 0;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            bool last = Fill(read, offset, ref filled);
            int ownedTo = last ? filled : filled - after;
            handler(_buffer.AsSpan(0, filled), owned, ownedTo, offset);
            if (last)
            {
                return;
            }

            int keep = Math.Max(0, ownedTo - before);
            Buffer.BlockCopy(_buffer, keep, _buffer, 0, filled - keep);
            offset += keep;
            filled -= keep;
            owned = ownedTo - keep;
        }
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(_buffer);

    private bool Fill(ReadAt read, long offset, ref int filled)
    {
        while (filled < _buffer.Length)
        {
            int got = read(offset + filled, _buffer.AsSpan(filled));
            if (got == 0)
            {
                return true;
            }

            filled += got;
            BytesRead += got;
        }

        return false;
    }
}
