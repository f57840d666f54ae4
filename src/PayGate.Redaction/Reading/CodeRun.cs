using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>Letters and digits that follow each other like those of a code, and the topic that they answer.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CodeRun(int First, int End, int Letters, int Digits, Topic Topic);
