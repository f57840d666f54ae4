using System.Buffers;

namespace PayGate.Redaction.Reading;

/// <summary>A growing byte buffer on pooled memory that is cleared when emptied, outgrown or disposed.</summary>
internal sealed class WipedBytes : IBufferWriter<byte>, IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);
    private int _count;

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, _count);

    public void Advance(int count) => _count += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        int needed = checked(_count + Math.Max(sizeHint, 256));
        if (needed > _bytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, (int)Math.Min(_bytes.Length * 2L, Array.MaxLength)));
            Written.Span.CopyTo(larger);
            Release();
            _bytes = larger;
        }

        return _bytes.AsMemory(_count);
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    /// <summary>Drops the first bytes; what is behind them moves to the front.</summary>
    public void Consume(int count)
    {
        _bytes.AsSpan(count, _count - count).CopyTo(_bytes);
        _bytes.AsSpan(_count - count, count).Clear();
        _count -= count;
    }

    public void Clear() => Consume(_count);

    public void Dispose()
    {
        Release();
        _bytes = [];
        _count = 0;
    }

    private void Release()
    {
        if (_bytes.Length > 0)
        {
            _bytes.AsSpan(0, _count).Clear();
            ArrayPool<byte>.Shared.Return(_bytes);
        }
    }
}
