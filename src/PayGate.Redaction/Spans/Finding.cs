using System.Runtime.InteropServices;

namespace PayGate.Redaction.Spans;

/// <summary>One piece of sensitive data in one turn: where it is and what it is, never what it says.</summary>
/// <param name="Turn">Index of the turn, from 0.</param>
/// <param name="Start">First UTF-16 code unit inside the turn's text.</param>
/// <param name="End">UTF-16 code unit after the last one.</param>
/// <param name="Type">What it is.</param>
/// <param name="Confidence">0 to 1; 0.99 means that a checksum agreed.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Finding(int Turn, int Start, int End, FindingType Type, float Confidence);
