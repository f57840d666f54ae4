using Microsoft.Extensions.Time.Testing;

namespace PayGate.Vault.Tests.Support;

/// <summary>A machine whose clock somebody set: the time of day jumps, the monotonic clock does not.</summary>
internal sealed class SkewedTimeProvider : FakeTimeProvider
{
    internal TimeSpan Skew { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Skew;

    public override long GetTimestamp() => base.GetUtcNow().Ticks;
}
