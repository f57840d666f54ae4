using System.Runtime.InteropServices;

namespace PayGate.Redaction.Formats;

/// <summary>One string of a JSON file that people said.</summary>
/// <param name="Start">First byte of the token, the quotation mark.</param>
/// <param name="End">The byte after the token.</param>
/// <param name="CharStart">Where its characters begin in the character store.</param>
/// <param name="CharEnd">Where they end.</param>
/// <param name="Lane">Path of property names; strings of one lane follow each other as turns.</param>
/// <param name="Holder">Number of the object that holds it.</param>
/// <param name="Item">Number of the word that it is part of, or -1 for running text.</param>
/// <param name="Known">Whether its property is one for what people said; others only go when they are a card number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct JsonText(int Start, int End, int CharStart, int CharEnd, int Lane, int Holder, int Item, bool Known);
