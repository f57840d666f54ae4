using System.Runtime.InteropServices;

namespace PayGate.Redaction.Formats;

/// <summary>One entry of a list of words or tokens.</summary>
/// <param name="Holder">Number of the object that holds the list.</param>
/// <param name="List">Number of the list.</param>
/// <param name="FirstText">Index of the string that gives the word; -1 when it has none.</param>
/// <param name="From">Seconds, or not a number.</param>
/// <param name="IdStart">Bytes of a numeric token id, which gives the word away as well; 0 and 0 for none.</param>
/// <param name="IdEnd">Where they end.</param>
[StructLayout(LayoutKind.Auto)]
internal record struct JsonWord(int Holder, int List, int FirstText, double From, int IdStart, int IdEnd);
