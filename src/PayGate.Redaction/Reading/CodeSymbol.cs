using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>One letter or digit of a code that is written or spelled. A weak one is also an everyday word ("a", "di", "ci").</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CodeSymbol(char Value, int FirstToken, int EndToken, bool Weak);
