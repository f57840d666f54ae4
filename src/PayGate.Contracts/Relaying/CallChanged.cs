using PayGate.Contracts.Calls;

namespace PayGate.Contracts.Relaying;

/// <summary>A call appeared, was answered or ended.</summary>
/// <param name="Call">The call as it is now.</param>
public sealed record CallChanged(CallSnapshot Call) : RelayNotice;
