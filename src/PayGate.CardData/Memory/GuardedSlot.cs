using System.Diagnostics;

namespace PayGate.CardData.Memory;

/// <summary>64 bytes of locked memory for clear card data. Comes zeroed; disposing wipes it before anybody else may have it.</summary>
/// <remarks>The finalizer is a net for a slot somebody forgot; a span of it must not outlive the slot.</remarks>
[DebuggerDisplay("guarded")]
public sealed unsafe class GuardedSlot : IDisposable
{
    /// <summary>Bytes in a slot.</summary>
    public const int Size = GuardedSlab.SlotSize;

    private const int Returned = -1;

    private int _slot;

    private GuardedSlot(int slot) => _slot = slot;

    /// <summary>Wipes a slot that nobody disposed of.</summary>
    ~GuardedSlot() => Release();

    /// <summary>The clear bytes; copy them nowhere but into another guarded place.</summary>
    /// <exception cref="ObjectDisposedException">The slot was given back.</exception>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Span<byte> Bytes
    {
        get
        {
            int slot = Volatile.Read(ref _slot);
            ObjectDisposedException.ThrowIf(slot == Returned, this);
            return new Span<byte>(GuardedSlab.Shared.Address(slot), Size);
        }
    }

    /// <summary>Takes a slot.</summary>
    /// <exception cref="GuardedMemoryException">All slots are in use, or the memory could not be locked.</exception>
    public static GuardedSlot Rent() => new(GuardedSlab.Shared.Take());

    /// <inheritdoc/>
    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    private void Release()
    {
        int slot = Interlocked.Exchange(ref _slot, Returned);
        if (slot != Returned)
        {
            GuardedSlab.Shared.Return(slot);
        }
    }
}
