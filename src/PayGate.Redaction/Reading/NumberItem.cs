using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>One number as written or spoken, and the decimal digits that it stands for (in the reading's digit store).</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct NumberItem(
    int FirstToken,
    int EndToken,
    int Start,
    int End,
    int Turn,
    int DigitsAt,
    int DigitCount,
    ItemTraits Traits)
{
    public readonly bool Has(ItemTraits any) => (Traits & any) != 0;
}
