using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace PayGate.Media.Sockets;

/// <summary>An IPv4 or IPv6 address with a port, laid out as the kernel's <c>sockaddr_in</c> and <c>sockaddr_in6</c>.</summary>
/// <remarks>A value type, so that comparing the source of a packet with the latched one allocates nothing.</remarks>
[StructLayout(LayoutKind.Explicit, Size = MostBytes, Pack = 4)]
internal readonly struct SocketEndPoint : IEquatable<SocketEndPoint>
{
    internal const int MostBytes = 28;
    private const int Ipv4Bytes = 16;

    [FieldOffset(0)]
    private readonly ushort _family;

    [FieldOffset(2)]
    private readonly ushort _portBigEndian;

    [FieldOffset(4)]
    private readonly uint _ipv4OrFlow;

    [FieldOffset(8)]
    private readonly ulong _ipv6High;

    [FieldOffset(16)]
    private readonly ulong _ipv6Low;

    [FieldOffset(24)]
    private readonly uint _scope;

    internal SocketEndPoint(IPAddress address, int port)
    {
        _portBigEndian = BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness((ushort)port) : (ushort)port;
        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            _family = LibC.AfInet;
            _ipv4OrFlow = MemoryMarshal.Read<uint>(bytes);
        }
        else
        {
            _family = LibC.AfInet6;
            _ipv6High = MemoryMarshal.Read<ulong>(bytes);
            _ipv6Low = MemoryMarshal.Read<ulong>(bytes[8..]);
            _scope = (uint)address.ScopeId;
        }
    }

    internal int Family => _family;

    internal int Port => BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(_portBigEndian) : _portBigEndian;

    /// <summary>Whether packets can be sent there: it has a family, a port, and an address other than the "on hold" zero of RFC 3264 section 8.4.</summary>
    internal bool IsReachable =>
        _portBigEndian != 0 && (_family == LibC.AfInet ? _ipv4OrFlow != 0 : _family == LibC.AfInet6 && (_ipv6High | _ipv6Low) != 0);

    internal uint Length => _family == LibC.AfInet ? (uint)Ipv4Bytes : MostBytes;

    internal bool HasAddressOf(in SocketEndPoint other) =>
        _family == other._family
        && (_family == LibC.AfInet ? _ipv4OrFlow == other._ipv4OrFlow : _ipv6High == other._ipv6High && _ipv6Low == other._ipv6Low);

    internal IPEndPoint ToIPEndPoint()
    {
        Span<byte> bytes = stackalloc byte[16];
        if (_family == LibC.AfInet)
        {
            MemoryMarshal.Write(bytes, _ipv4OrFlow);
            return new IPEndPoint(new IPAddress(bytes[..4]), Port);
        }

        MemoryMarshal.Write(bytes, _ipv6High);
        MemoryMarshal.Write(bytes[8..], _ipv6Low);
        return new IPEndPoint(new IPAddress(bytes, _scope), Port);
    }

    public bool Equals(SocketEndPoint other) => _portBigEndian == other._portBigEndian && HasAddressOf(other);

    public override bool Equals(object? obj) => obj is SocketEndPoint other && Equals(other);

    public override int GetHashCode() =>
        _family == LibC.AfInet ? HashCode.Combine(_portBigEndian, _ipv4OrFlow) : HashCode.Combine(_portBigEndian, _ipv6High, _ipv6Low);
}
