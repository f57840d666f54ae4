namespace PayGate.Contracts.Certificates;

/// <summary>A key, or what may hide one, behind the mask. Says when and how long, never which.</summary>
/// <param name="Kind">What was found.</param>
/// <param name="At">When it was noticed, UTC; the packet that showed it, and those of the next two seconds, were held back.</param>
/// <param name="Milliseconds">How long it was heard; 0 for packets without sound.</param>
public sealed record LeakHit(LeakKind Kind, DateTimeOffset At, int Milliseconds);
