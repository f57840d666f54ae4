namespace PayGate.Media.Sockets;

/// <summary>Takes what a watched socket received. Called by the loop that owns the socket.</summary>
internal interface IDatagramReceiver
{
    /// <summary>One datagram waits in the loop's buffer.</summary>
    /// <param name="isRtcp">Whether it came to the RTCP port.</param>
    /// <param name="length">Its length.</param>
    /// <param name="source">Who sent it.</param>
    void Receive(bool isRtcp, int length, in SocketEndPoint source);

    /// <summary>Handling a datagram threw: the receiver must fall into a safe state and not let anything pass.</summary>
    void ReceiveFailed();
}
