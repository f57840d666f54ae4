using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>Numbers that were said as one thing, with nothing but hesitation, assent and punctuation between them.</summary>
[StructLayout(LayoutKind.Auto)]
internal record struct Chain(
    ChainShape Shape,
    int FirstToken,
    int EndToken,
    int FirstItem,
    int EndItem,
    int FirstTurn,
    int LastTurn,
    int DigitCount,
    Topic Topic,
    bool Asked)
{
    public readonly int ItemCount => EndItem - FirstItem;
}
