using PayGate.Contracts.Captures;

namespace PayGate.Contracts.Relaying;

/// <summary>A key was pressed during a capture, or a field was judged.</summary>
/// <param name="Progress">Counts and verdicts.</param>
public sealed record FieldProgressed(FieldProgress Progress) : RelayNotice;
