using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>Where one turn lies in a text buffer, and a number that tells its speaker from others (0 = not said).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TurnRange(int Start, int End, int Speaker);
