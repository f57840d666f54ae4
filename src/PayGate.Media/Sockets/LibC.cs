using System.Runtime.InteropServices;

namespace PayGate.Media.Sockets;

/// <summary>The Linux system calls of the media path, blittable so that a call costs no marshalling and no allocation.</summary>
/// <remarks>
/// Nobody asks why a datagram was not received or sent, so those two do not keep the error.
/// Constants are those of the Linux generic ABI (x86-64, arm64).
/// </remarks>
internal static unsafe partial class LibC
{
    internal const int AfInet = 2;
    internal const int AfInet6 = 10;
    internal const int SockDgram = 2;
    internal const int SockNonBlock = 0x800;
    internal const int SockCloseOnExec = 0x80000;
    internal const int SolSocket = 1;
    internal const int SoReceiveBuffer = 8;
    internal const int SoSendBuffer = 7;
    internal const int IpProtoIpv6 = 41;
    internal const int Ipv6Only = 26;
    internal const int EpollCloseOnExec = 0x80000;
    internal const int EpollCtlAdd = 1;
    internal const int EpollCtlDelete = 2;
    internal const uint EpollIn = 1;
    internal const int EventFdNonBlock = 0x800;
    internal const int EventFdCloseOnExec = 0x80000;
    internal const int Interrupted = 4;
    internal const int TryAgain = 11;
    internal const int AddressInUse = 98;

    [LibraryImport("libc", EntryPoint = "socket", SetLastError = true)]
    internal static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "bind", SetLastError = true)]
    internal static partial int Bind(int descriptor, SocketEndPoint* address, uint length);

    [LibraryImport("libc", EntryPoint = "getsockname", SetLastError = true)]
    internal static partial int GetSocketName(int descriptor, SocketEndPoint* address, uint* length);

    [LibraryImport("libc", EntryPoint = "setsockopt", SetLastError = true)]
    internal static partial int SetSocketOption(int descriptor, int level, int name, void* value, uint length);

    [LibraryImport("libc", EntryPoint = "recvfrom")]
    internal static partial nint ReceiveFrom(int descriptor, byte* buffer, nuint length, int flags, SocketEndPoint* source, uint* sourceLength);

    [LibraryImport("libc", EntryPoint = "sendto")]
    internal static partial nint SendTo(int descriptor, byte* buffer, nuint length, int flags, SocketEndPoint* target, uint targetLength);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    internal static partial int EpollCreate(int flags);

    [LibraryImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    internal static partial int EpollControl(int epoll, int operation, int descriptor, byte* change);

    [LibraryImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    internal static partial int EpollWait(int epoll, byte* events, int most, int timeoutMilliseconds);

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    internal static partial int EventFd(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    internal static partial nint Read(int descriptor, byte* buffer, nuint length);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    internal static partial nint Write(int descriptor, byte* buffer, nuint length);
}
