using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>Where one turn lies in a text buffer.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TurnRange(int Start, int End);
