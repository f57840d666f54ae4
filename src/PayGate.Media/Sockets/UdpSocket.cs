using System.ComponentModel;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace PayGate.Media.Sockets;

/// <summary>A bound, non-blocking UDP socket; sending and receiving allocate nothing.</summary>
internal sealed unsafe class UdpSocket : IDisposable
{
    private int _descriptor;

    private UdpSocket(int descriptor, SocketEndPoint local)
    {
        _descriptor = descriptor;
        Local = local;
    }

    internal int Descriptor => _descriptor;

    internal SocketEndPoint Local { get; }

    /// <summary>Binds; <see langword="null"/> when the port is taken.</summary>
    /// <exception cref="Win32Exception">Anything else the system refused.</exception>
    internal static UdpSocket? TryBind(IPAddress address, int port, int bufferBytes)
    {
        int family = address.AddressFamily == AddressFamily.InterNetworkV6 ? LibC.AfInet6 : LibC.AfInet;
        int descriptor = LibC.Socket(family, LibC.SockDgram | LibC.SockNonBlock | LibC.SockCloseOnExec, 0);
        if (descriptor < 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), "A UDP socket could not be opened.");
        }

        SetOption(descriptor, LibC.SolSocket, LibC.SoReceiveBuffer, bufferBytes);
        SetOption(descriptor, LibC.SolSocket, LibC.SoSendBuffer, bufferBytes);
        if (family == LibC.AfInet6)
        {
            SetOption(descriptor, LibC.IpProtoIpv6, LibC.Ipv6Only, 1);
        }

        var local = new SocketEndPoint(address, port);
        if (LibC.Bind(descriptor, &local, local.Length) == 0)
        {
            uint length = SocketEndPoint.MostBytes;
            if (LibC.GetSocketName(descriptor, &local, &length) == 0)
            {
                return new UdpSocket(descriptor, local);
            }
        }

        int error = Marshal.GetLastPInvokeError();
        _ = LibC.Close(descriptor);
        return error == LibC.AddressInUse ? null : throw new Win32Exception(error, "A UDP socket could not be bound.");
    }

    /// <summary>One datagram; -1 when none waits. A datagram longer than the buffer comes cut to it.</summary>
    internal int Receive(Span<byte> buffer, out SocketEndPoint source)
    {
        SocketEndPoint from;
        uint length = SocketEndPoint.MostBytes;
        fixed (byte* start = buffer)
        {
            nint received = LibC.ReceiveFrom(_descriptor, start, (nuint)buffer.Length, 0, &from, &length);
            source = from;
            return (int)received;
        }
    }

    /// <summary>Sends one datagram; <see langword="false"/> when the system did not take it.</summary>
    internal bool Send(ReadOnlySpan<byte> datagram, in SocketEndPoint target)
    {
        fixed (byte* start = datagram)
        fixed (SocketEndPoint* to = &target)
        {
            return LibC.SendTo(_descriptor, start, (nuint)datagram.Length, 0, to, to->Length) >= 0;
        }
    }

    public void Dispose()
    {
        int descriptor = Interlocked.Exchange(ref _descriptor, -1);
        if (descriptor >= 0)
        {
            _ = LibC.Close(descriptor);
        }
    }

    private static void SetOption(int descriptor, int level, int name, int value) =>
        _ = LibC.SetSocketOption(descriptor, level, name, &value, sizeof(int));
}
