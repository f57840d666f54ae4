using System.Diagnostics;

namespace PayGate.Vault.Tests.Faults;

/// <summary>
/// A clock that kills its process, as kill -9 does, when it is asked for the time for the n-th time. Keys, cards, audit events and batches
/// all ask for it, so counting up stops the work at every step.
/// </summary>
internal sealed class KillingClock : TimeProvider
{
    private int _left = int.MaxValue;

    /// <summary>Sets how many readings are left to live; 0 or less: for ever.</summary>
    internal void Arm(int readings) => Volatile.Write(ref _left, readings > 0 ? readings : int.MaxValue);

    public override DateTimeOffset GetUtcNow()
    {
        if (Volatile.Read(ref _left) != int.MaxValue && Interlocked.Decrement(ref _left) == 0)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }

        return base.GetUtcNow();
    }
}
