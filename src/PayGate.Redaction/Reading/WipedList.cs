using System.Buffers;

namespace PayGate.Redaction.Reading;

/// <summary>A growing list on pooled memory that is cleared before it goes back: what it holds may have been read out of a
/// transcript.</summary>
internal sealed class WipedList<T> : IDisposable
    where T : unmanaged
{
    private T[] _items = ArrayPool<T>.Shared.Rent(64);

    public int Count { get; private set; }

    public Span<T> Items => _items.AsSpan(0, Count);

    public ref T this[int index] => ref _items.AsSpan(0, Count)[index];

    public ref T this[Index index] => ref this[index.GetOffset(Count)];

    public void Add(in T item)
    {
        Reserve(1);
        _items[Count++] = item;
    }

    /// <summary>Makes room for more items and returns it; the caller fills it and then <see cref="Advance"/>s.</summary>
    public Span<T> Reserve(int more)
    {
        int needed = checked(Count + more);
        if (needed > _items.Length)
        {
            T[] larger = ArrayPool<T>.Shared.Rent(Math.Max(needed, (int)Math.Min(_items.Length * 2L, Array.MaxLength)));
            Items.CopyTo(larger);
            Release();
            _items = larger;
        }

        return _items.AsSpan(Count);
    }

    public void Advance(int count) => Count += count;

    /// <summary>Removes items from the front.</summary>
    public void Drop(int count)
    {
        Items[count..].CopyTo(Items);
        Items[(Count - count)..].Clear();
        Count -= count;
    }

    /// <summary>Empties the list and clears what it held.</summary>
    public void Clear()
    {
        Items.Clear();
        Count = 0;
    }

    public void Dispose()
    {
        Release();
        _items = [];
        Count = 0;
    }

    private void Release()
    {
        if (_items.Length > 0)
        {
            _items.AsSpan(0, Count).Clear();
            ArrayPool<T>.Shared.Return(_items);
        }
    }
}
