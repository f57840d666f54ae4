using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>A run of letters, a run of digits, or one sign. Entry is the lexicon entry of a word (0 = unknown), Roles what the word may
/// be doing.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct Token(int Start, int End, int Turn, TokenKind Kind, int Entry, Roles Roles)
{
    public readonly int Length => End - Start;
}
