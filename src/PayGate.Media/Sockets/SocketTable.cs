namespace PayGate.Media.Sockets;

/// <summary>Which watched socket belongs to which receiver. Keys carry a generation, so that an event of a closed socket cannot reach its successor.</summary>
internal sealed class SocketTable
{
    private readonly Dictionary<int, int> _slotByDescriptor = [];
    private readonly Stack<int> _free = new();
    private Slot[] _slots = new Slot[64];
    private int _used;

    /// <summary>Takes a socket in; the key comes back from epoll.</summary>
    internal long Add(UdpSocket socket, IDatagramReceiver receiver, bool isRtcp)
    {
        int index = _free.TryPop(out int freed) ? freed : _used++;
        if (index == _slots.Length)
        {
            Array.Resize(ref _slots, _slots.Length * 2);
        }

        ref Slot slot = ref _slots[index];
        slot.Socket = socket;
        slot.Receiver = receiver;
        slot.IsRtcp = isRtcp;
        slot.Generation++;
        _slotByDescriptor.Add(socket.Descriptor, index);
        return ((long)slot.Generation << 32) | (uint)index;
    }

    internal void Remove(UdpSocket socket)
    {
        if (_slotByDescriptor.Remove(socket.Descriptor, out int index))
        {
            _slots[index].Socket = null;
            _slots[index].Receiver = null;
            _free.Push(index);
        }
    }

    /// <summary>The socket of a key; <see langword="false"/> when it is no longer watched.</summary>
    internal bool TryFind(long key, out UdpSocket socket, out IDatagramReceiver receiver, out bool isRtcp)
    {
        ref Slot slot = ref _slots[(int)key];
        socket = slot.Socket!;
        receiver = slot.Receiver!;
        isRtcp = slot.IsRtcp;
        return slot.Socket is not null && slot.Generation == (int)(key >> 32);
    }

    private struct Slot
    {
        internal UdpSocket? Socket;
        internal IDatagramReceiver? Receiver;
        internal int Generation;
        internal bool IsRtcp;
    }
}
