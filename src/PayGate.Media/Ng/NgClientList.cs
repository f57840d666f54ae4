using System.Net;
using PayGate.Media.Sockets;

namespace PayGate.Media.Ng;

/// <summary>Who may send commands. Remembers the last one asked about, so that a stream of datagrams from one client costs no look-up.</summary>
/// <param name="networks">The networks that may; empty: anybody who can reach the port.</param>
internal sealed class NgClientList(IReadOnlyList<IPNetwork> networks)
{
    private SocketEndPoint _last;
    private IPAddress _address = IPAddress.None;
    private bool _isAllowed;

    /// <summary>Whether a datagram from there is taken.</summary>
    /// <param name="source">Where it came from.</param>
    /// <param name="client">The client's address.</param>
    internal bool Allows(in SocketEndPoint source, out IPAddress client)
    {
        if (!source.Equals(_last))
        {
            _last = source;
            _address = source.ToIPEndPoint().Address;
            _isAllowed = networks.Count == 0 || networks.Any(network => network.Contains(_address));
        }

        client = _address;
        return _isAllowed;
    }
}
