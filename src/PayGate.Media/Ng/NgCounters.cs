namespace PayGate.Media.Ng;

/// <summary>What the NG port has seen. Written by its thread, read by anybody.</summary>
internal sealed class NgCounters
{
    private long _commands;
    private long _repeated;
    private long _dropped;
    private long _errors;

    /// <summary>Commands run.</summary>
    internal long Commands => Interlocked.Read(ref _commands);

    /// <summary>Repetitions answered from the cache.</summary>
    internal long Repeated => Interlocked.Read(ref _repeated);

    /// <summary>Datagrams without a readable cookie, from a client that is not allowed, or from one that has too many waiting.</summary>
    internal long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Messages answered with an error because they could not be read or run.</summary>
    internal long Errors => Interlocked.Read(ref _errors);

    internal void CountCommand() => Interlocked.Increment(ref _commands);

    internal void CountRepeated() => Interlocked.Increment(ref _repeated);

    internal void CountDropped() => Interlocked.Increment(ref _dropped);

    internal void CountError() => Interlocked.Increment(ref _errors);
}
