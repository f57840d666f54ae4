using System.Net;

namespace PayGate.Media.Ng;

/// <summary>Remembers replies, so that a command sent again by an impatient client is answered again but not run again.</summary>
/// <remarks>
/// Keyed by client address, cookie and message: cookies of two clients may coincide, and a client that starts anew may count from one again. A
/// repetition has the same message by definition. Owned by one thread.
/// </remarks>
internal sealed class NgCookieCache(TimeProvider clock)
{
    /// <summary>Kamailio gives up after a few seconds; rtpengine remembers for half a minute to a minute.</summary>
    internal static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private const int MostEntries = 20_000;
    private const long MostBytes = 32L << 20;

    private readonly Dictionary<Key, byte[]> _replies = [];
    private readonly Queue<(Key Key, long Since)> _ages = new();
    private long _bytes;

    internal byte[]? Find(IPAddress client, string cookie, ReadOnlySpan<byte> message)
    {
        DropOld();
        return _replies.GetValueOrDefault(KeyOf(client, cookie, message));
    }

    internal void Remember(IPAddress client, string cookie, ReadOnlySpan<byte> message, byte[] reply)
    {
        Key key = KeyOf(client, cookie, message);
        if (_replies.TryAdd(key, reply))
        {
            _ages.Enqueue((key, clock.GetTimestamp()));
            _bytes += reply.Length;
        }

        while (_ages.Count > MostEntries || _bytes > MostBytes)
        {
            DropOldest();
        }
    }

    private void DropOld()
    {
        while (_ages.TryPeek(out (Key Key, long Since) oldest) && clock.GetElapsedTime(oldest.Since) >= Lifetime)
        {
            DropOldest();
        }
    }

    private void DropOldest()
    {
        if (_replies.Remove(_ages.Dequeue().Key, out byte[]? reply))
        {
            _bytes -= reply.Length;
        }
    }

    private static Key KeyOf(IPAddress client, string cookie, ReadOnlySpan<byte> message)
    {
        var hash = default(HashCode);
        hash.AddBytes(message);
        return new Key(client, cookie, message.Length, hash.ToHashCode());
    }

    private readonly record struct Key(IPAddress Client, string Cookie, int Length, int Hash);
}
