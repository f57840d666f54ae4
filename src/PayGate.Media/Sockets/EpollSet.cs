using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PayGate.Media.Sockets;

/// <summary>A level-triggered epoll instance: which of many descriptors have something to read.</summary>
internal sealed unsafe class EpollSet : IDisposable
{
    private const int Capacity = 256;

    // The kernel packs struct epoll_event to 12 bytes on x86-64 and to 16 elsewhere.
    private static readonly int EventBytes = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;

    private readonly int _epoll;
    private byte* _events;

    internal EpollSet()
    {
        _epoll = LibC.EpollCreate(LibC.EpollCloseOnExec);
        if (_epoll < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "An epoll instance could not be opened.");
        }

        _events = (byte*)NativeMemory.AllocZeroed((nuint)(Capacity * EventBytes));
    }

    /// <summary>Watches a descriptor for reading; <paramref name="key"/> comes back with its events.</summary>
    internal void Add(int descriptor, long key)
    {
        byte* change = stackalloc byte[16];
        *(uint*)change = LibC.EpollIn;
        *(long*)(change + EventBytes - sizeof(long)) = key;
        if (LibC.EpollControl(_epoll, LibC.EpollCtlAdd, descriptor, change) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "A descriptor could not be watched.");
        }
    }

    internal void Remove(int descriptor)
    {
        byte* unused = stackalloc byte[16];
        _ = LibC.EpollControl(_epoll, LibC.EpollCtlDelete, descriptor, unused);
    }

    /// <summary>Waits; the number of ready descriptors, 0 after the time or when a signal interrupted.</summary>
    internal int Wait(int timeoutMilliseconds)
    {
        int ready = LibC.EpollWait(_epoll, _events, Capacity, timeoutMilliseconds);
        if (ready >= 0)
        {
            return ready;
        }

        int error = Marshal.GetLastPInvokeError();
        return error == LibC.Interrupted ? 0 : throw new Win32Exception(error, "Waiting for packets failed.");
    }

    internal long KeyAt(int index) => *(long*)(_events + ((index + 1) * EventBytes) - sizeof(long));

    public void Dispose()
    {
        if (_events is not null)
        {
            _ = LibC.Close(_epoll);
            NativeMemory.Free(_events);
            _events = null;
        }
    }
}
