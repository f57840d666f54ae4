using PayGate.Media.Calls;

namespace PayGate.Media.Subscriptions;

/// <summary>One listener to a call: a supervisor, a recorder, a forwarding. It hears what the parties opposite hear, from behind the mask.</summary>
/// <param name="Tag">The listener's tag.</param>
/// <param name="Copies">One stream per party it listens to.</param>
internal sealed record Subscription(string Tag, IReadOnlyList<StreamCopy> Copies)
{
    /// <summary>Closes the listener's ports; nothing is sent to it any more.</summary>
    internal void Close(StreamPorts ports)
    {
        foreach (StreamCopy copy in Copies)
        {
            copy.Source.Outlet.Remove(copy);
            ports.Close(copy.Port);
        }
    }
}
