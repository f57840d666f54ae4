namespace PayGate.Capture.Deciding;

/// <summary>What a decision may know beside the capture itself.</summary>
internal sealed record DecisionContext(DateTimeOffset Now, CapturePolicy Policy);
