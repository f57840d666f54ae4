using PayGate.CardData.Memory;

namespace PayGate.CardData.Tests.Memory;

public sealed class GuardedSlotTests
{
    [Fact]
    public void A_returned_slot_is_wiped_at_once()
    {
        GuardedSlot slot = GuardedSlot.Rent();
        Span<byte> bytes = slot.Bytes;
        bytes.Fill(7);

        slot.Dispose();

        Assert.False(bytes.Contains((byte)7));
    }

    [Fact]
    public void A_returned_slot_cannot_be_used_and_is_returned_once()
    {
        GuardedSlot slot = GuardedSlot.Rent();
        slot.Dispose();
        slot.Dispose();

        Assert.Throws<ObjectDisposedException>(() => slot.Bytes.Length);
        using GuardedSlot first = GuardedSlot.Rent();
        using GuardedSlot second = GuardedSlot.Rent();
        first.Bytes.Fill(1);
        Assert.Equal(0, second.Bytes[0]);
    }

    [Fact]
    public void Exhaustion_is_said_and_harms_nobody()
    {
        List<GuardedSlot> slots = [];
        try
        {
            GuardedMemoryException error = Assert.Throws<GuardedMemoryException>(() =>
            {
                for (int i = 0; i <= GuardedSlab.SlotCount; i++)
                {
                    slots.Add(GuardedSlot.Rent());
                }
            });
            Assert.Contains("exhausted", error.Message, StringComparison.Ordinal);
        }
        finally
        {
            slots.ForEach(slot => slot.Dispose());
        }

        using GuardedSlot again = GuardedSlot.Rent();
        Assert.Equal(GuardedSlot.Size, again.Bytes.Length);
    }

    [Fact]
    public void The_slab_is_locked_and_left_out_of_core_dumps()
    {
        using GuardedSlot slot = GuardedSlot.Rent();

        string[] flags = VmFlagsAt(AddressOf(slot.Bytes));

        Assert.Contains("lo", flags);
        Assert.Contains("dd", flags);
    }

    private static unsafe long AddressOf(Span<byte> bytes)
    {
        fixed (byte* at = bytes)
        {
            return (long)at;
        }
    }

    private static string[] VmFlagsAt(long address)
    {
        bool inside = false;
        foreach (string line in File.ReadLines("/proc/self/smaps"))
        {
            string[] ends = line.Split(' ', 2)[0].Split('-');
            if (ends.Length == 2)
            {
                inside = Convert.ToInt64(ends[0], 16) <= address && address < Convert.ToInt64(ends[1], 16);
            }
            else if (inside && line.StartsWith("VmFlags:", StringComparison.Ordinal))
            {
                return line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            }
        }

        return [];
    }
}
