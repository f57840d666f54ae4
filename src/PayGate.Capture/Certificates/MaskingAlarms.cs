namespace PayGate.Capture.Certificates;

/// <summary>How often a key was heard behind a mask since the start (PCI DSS 10.7.2): for metrics and health. Safe to share between threads.</summary>
public sealed class MaskingAlarms
{
    private long _count;

    /// <summary>Alarms since the start.</summary>
    public long Count => Interlocked.Read(ref _count);

    internal void Raise() => Interlocked.Increment(ref _count);
}
