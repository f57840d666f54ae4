using System.Runtime.InteropServices;

namespace PayGate.Redaction.Spans;

/// <summary>What a detector proposes; offsets count from the start of the block's text and never cross a turn.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Candidate(int Turn, int Start, int End, FindingType Type, float Confidence);
