using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>What the lexicon knows of one word.</summary>
/// <param name="Roles">What it may be doing.</param>
/// <param name="Form">How it reads as a number.</param>
/// <param name="Value">Its value as a number, or times for a multiplier.</param>
/// <param name="Month">1 to 12 for a month's name.</param>
/// <param name="Letter">The letter that it names when a code is spelled; NUL for none.</param>
/// <param name="Phrase">Its number in the phrase tables; 0 when it is in no phrase.</param>
/// <param name="Language">The only language in which it is a number; Unknown for any.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WordEntry(
    Roles Roles,
    NumberForm Form,
    int Value,
    byte Month,
    char Letter,
    int Phrase,
    Language Language);
