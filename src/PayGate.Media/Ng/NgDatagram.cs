using System.Text;

namespace PayGate.Media.Ng;

/// <summary>Splits a datagram of the NG protocol, <c>COOKIE SPACE MESSAGE</c>.</summary>
internal static class NgDatagram
{
    /// <summary>Longer cookies are not echoed: nobody may have the relay send back what it likes.</summary>
    internal const int MostCookieBytes = 128;

    /// <summary>The cookie and the message; <see langword="false"/> when there is no cookie to answer to.</summary>
    internal static bool TrySplit(ReadOnlyMemory<byte> datagram, out string cookie, out ReadOnlyMemory<byte> message)
    {
        cookie = "";
        message = default;
        if (!HasCookie(datagram.Span))
        {
            return false;
        }

        int space = datagram.Span.IndexOf((byte)' ');
        cookie = Encoding.ASCII.GetString(datagram.Span[..space]);
        message = datagram[(space + 1)..];
        return true;
    }

    /// <summary>Whether there is a cookie to answer to.</summary>
    internal static bool HasCookie(ReadOnlySpan<byte> datagram)
    {
        int space = datagram.IndexOf((byte)' ');
        return space is >= 1 and <= MostCookieBytes && !datagram[..space].ContainsAnyExceptInRange((byte)'!', (byte)'~');
    }

    internal static byte[] Join(string cookie, ReadOnlySpan<byte> message)
    {
        byte[] datagram = new byte[cookie.Length + 1 + message.Length];
        Encoding.ASCII.GetBytes(cookie, datagram);
        datagram[cookie.Length] = (byte)' ';
        message.CopyTo(datagram.AsSpan(cookie.Length + 1));
        return datagram;
    }
}
