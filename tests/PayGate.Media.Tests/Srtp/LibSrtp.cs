using System.Runtime.InteropServices;
using PayGate.Media.Srtp;

namespace PayGate.Media.Tests.Srtp;

/// <summary>A session of Cisco's libsrtp 2, the reference every telephone was tried against.</summary>
internal sealed unsafe partial class LibSrtp : IDisposable
{
    private const string Library = "libsrtp2.so.1";
    private const uint AnyInbound = 2;
    private const uint AnyOutbound = 3;
    private const uint Aes128Counter = 1;
    private const uint Aes128Gcm = 6;
    private const uint Aes256Gcm = 7;
    private const uint HmacSha1 = 3;
    private const int ConfidentialAndAuthentic = 3;

    private static readonly int Started = Init();

    private nint _session;

    internal LibSrtp(CryptoSuite suite, ReadOnlySpan<byte> master, bool sends)
    {
        Check(Started);
        fixed (byte* key = master)
        {
            var policy = new Policy
            {
                SourceType = sends ? AnyOutbound : AnyInbound,
                Rtp = CipherOf(suite, suite.RtpTagBytes),
                Rtcp = CipherOf(suite, suite.RtcpTagBytes),
                Key = (nint)key,
                WindowSize = 1024,
            };
            nint session;
            Check(Create(&session, &policy));
            _session = session;
        }
    }

    internal byte[] SealRtp(byte[] packet) => Run(packet, &ProtectRtp)!;

    internal byte[] SealRtcp(byte[] packet) => Run(packet, &ProtectRtcp)!;

    /// <summary>The packet in clear; <see langword="null"/> when libsrtp refused it.</summary>
    internal byte[]? OpenRtp(byte[] packet) => Run(packet, &UnprotectRtp);

    internal byte[]? OpenRtcp(byte[] packet) => Run(packet, &UnprotectRtcp);

    /// <summary>Protects the packet in the buffer; its new length.</summary>
    internal int Protect(Span<byte> buffer, int length) => Run(buffer, length, &ProtectRtp);

    /// <summary>Opens the packet in the buffer; its new length, -1 when libsrtp refused it.</summary>
    internal int Unprotect(Span<byte> buffer, int length) => Run(buffer, length, &UnprotectRtp);

    public void Dispose()
    {
        nint session = Interlocked.Exchange(ref _session, 0);
        if (session != 0)
        {
            Check(Free(session));
        }
    }

    private byte[]? Run(byte[] packet, delegate*<nint, byte*, int*, int> step)
    {
        byte[] buffer = new byte[packet.Length + 256];
        packet.CopyTo(buffer, 0);
        int length = Run(buffer, packet.Length, step);
        return length < 0 ? null : buffer[..length];
    }

    private int Run(Span<byte> buffer, int length, delegate*<nint, byte*, int*, int> step)
    {
        fixed (byte* start = buffer)
        {
            return step(_session, start, &length) == 0 ? length : -1;
        }
    }

    private static void Check(int status)
    {
        if (status != 0)
        {
            throw new InvalidOperationException("libsrtp failed.");
        }
    }

    private static Cipher CipherOf(CryptoSuite suite, int tagBytes) => new()
    {
        Type = !suite.IsAead ? Aes128Counter : suite.KeyBytes == 16 ? Aes128Gcm : Aes256Gcm,
        KeyLength = suite.MasterBytes,
        AuthenticationType = suite.IsAead ? 0 : HmacSha1,
        AuthenticationKeyLength = suite.IsAead ? 0 : 20,
        TagLength = tagBytes,
        Services = ConfidentialAndAuthentic,
    };

    [LibraryImport(Library, EntryPoint = "srtp_init")]
    private static partial int Init();

    [LibraryImport(Library, EntryPoint = "srtp_create")]
    private static partial int Create(nint* session, Policy* policy);

    [LibraryImport(Library, EntryPoint = "srtp_dealloc")]
    private static partial int Free(nint session);

    [LibraryImport(Library, EntryPoint = "srtp_protect")]
    private static partial int ProtectRtp(nint session, byte* packet, int* length);

    [LibraryImport(Library, EntryPoint = "srtp_unprotect")]
    private static partial int UnprotectRtp(nint session, byte* packet, int* length);

    [LibraryImport(Library, EntryPoint = "srtp_protect_rtcp")]
    private static partial int ProtectRtcp(nint session, byte* packet, int* length);

    [LibraryImport(Library, EntryPoint = "srtp_unprotect_rtcp")]
    private static partial int UnprotectRtcp(nint session, byte* packet, int* length);

    [StructLayout(LayoutKind.Sequential)]
    private struct Cipher
    {
        internal uint Type;
        internal int KeyLength;
        internal uint AuthenticationType;
        internal int AuthenticationKeyLength;
        internal int TagLength;
        internal int Services;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Policy
    {
        internal uint SourceType;
        internal uint Source;
        internal Cipher Rtp;
        internal Cipher Rtcp;
        internal nint Key;
        internal nint Keys;
        internal nuint KeyCount;
        internal nint Deprecated;
        internal nuint WindowSize;
        internal int AllowsRepetition;
        internal nint EncryptedExtensions;
        internal int EncryptedExtensionCount;
        internal nint Next;
    }
}
