using System.Net;
using System.Net.Sockets;

namespace PayGate.Media.Sdp;

/// <summary>Addresses as descriptions write them.</summary>
internal static class SdpAddresses
{
    /// <summary>A unicast address behind <c>IN IP4</c> or <c>IN IP6</c>.</summary>
    internal static bool TryParse(ReadOnlySpan<char> family, ReadOnlySpan<char> text, out IPAddress address)
    {
        address = IPAddress.None;
        if (text.ContainsAny("[]%") || !IPAddress.TryParse(text, out IPAddress? parsed))
        {
            return false;
        }

        address = parsed;
        return family switch
        {
            "IP4" => parsed.AddressFamily == AddressFamily.InterNetwork && text.Count('.') == 3 && parsed.GetAddressBytes()[0] is < 224,
            "IP6" => parsed.AddressFamily == AddressFamily.InterNetworkV6 && !parsed.IsIPv6Multicast && !parsed.IsIPv4MappedToIPv6,
            _ => false,
        };
    }

    /// <summary><c>IP4 ADDRESS</c> or <c>IP6 ADDRESS</c>.</summary>
    internal static string Write(IPAddress address) => Family(address) + " " + address;

    /// <summary><c>IP4</c> or <c>IP6</c>.</summary>
    internal static string Family(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? "IP6" : "IP4";

    /// <summary>Whether it is the unspecified address, by which a party once said "on hold".</summary>
    internal static bool IsZero(IPAddress address) => address.Equals(IPAddress.Any) || address.Equals(IPAddress.IPv6Any);
}
