namespace PayGate.Media.Sockets;

/// <summary>The loop that reads sockets for others.</summary>
internal interface ISocketWatch
{
    /// <summary>Reads a socket from now on and hands what comes to the receiver.</summary>
    void Watch(UdpSocket socket, IDatagramReceiver receiver, bool isRtcp);

    /// <summary>Stops reading a socket; must precede closing it.</summary>
    void Unwatch(UdpSocket socket);
}
