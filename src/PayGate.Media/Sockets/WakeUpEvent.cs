using System.ComponentModel;
using System.Runtime.InteropServices;

namespace PayGate.Media.Sockets;

/// <summary>An eventfd: lets other threads wake a loop that waits in epoll.</summary>
internal sealed unsafe class WakeUpEvent : IDisposable
{
    private int _descriptor;

    internal WakeUpEvent()
    {
        _descriptor = LibC.EventFd(0, LibC.EventFdNonBlock | LibC.EventFdCloseOnExec);
        if (_descriptor < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "An eventfd could not be opened.");
        }
    }

    internal int Descriptor => _descriptor;

    internal void Signal()
    {
        ulong one = 1;
        _ = LibC.Write(_descriptor, (byte*)&one, sizeof(ulong));
    }

    internal void Reset()
    {
        ulong count;
        _ = LibC.Read(_descriptor, (byte*)&count, sizeof(ulong));
    }

    public void Dispose()
    {
        int descriptor = Interlocked.Exchange(ref _descriptor, -1);
        if (descriptor >= 0)
        {
            _ = LibC.Close(descriptor);
        }
    }
}
