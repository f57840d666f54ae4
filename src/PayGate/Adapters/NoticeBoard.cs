using System.Runtime.CompilerServices;
using System.Threading.Channels;
using PayGate.Contracts.Relaying;

namespace PayGate.Adapters;

/// <summary>Hands every notice of the relay to everybody who listens at that moment.</summary>
internal sealed class NoticeBoard
{
    private readonly Lock _gate = new();
    private readonly List<Channel<RelayNotice>> _listeners = [];
    private long _maskingFailures;
    private bool _closed;

    /// <summary>How often the relay told that a key was heard behind the mask.</summary>
    public long MaskingFailures => Interlocked.Read(ref _maskingFailures);

    /// <summary>Tells a notice.</summary>
    public void Post(RelayNotice notice)
    {
        if (notice is MaskingFailed)
        {
            Interlocked.Increment(ref _maskingFailures);
        }

        lock (_gate)
        {
            foreach (Channel<RelayNotice> listener in _listeners)
            {
                listener.Writer.TryWrite(notice);
            }
        }
    }

    /// <summary>No notice will come any more.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            foreach (Channel<RelayNotice> listener in _listeners)
            {
                listener.Writer.TryComplete();
            }
        }
    }

    /// <summary>The notices from this call on, in order.</summary>
    public IAsyncEnumerable<RelayNotice> ListenAsync(CancellationToken cancellationToken)
    {
        // Listening starts here and not with the first read: what is told in between must not be lost.
        Channel<RelayNotice> channel = Channel.CreateUnbounded<RelayNotice>(new UnboundedChannelOptions { SingleReader = true });
        lock (_gate)
        {
            _listeners.Add(channel);
            if (_closed)
            {
                channel.Writer.TryComplete();
            }
        }

        return ReadAsync(channel, cancellationToken);
    }

    private async IAsyncEnumerable<RelayNotice> ReadAsync(Channel<RelayNotice> channel, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            await foreach (RelayNotice notice in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return notice;
            }
        }
        finally
        {
            lock (_gate)
            {
                _listeners.Remove(channel);
            }
        }
    }
}
