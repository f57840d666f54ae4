using PayGate.Contracts.Cards;

namespace PayGate.Evidence.Cards;

/// <summary>A place where a card number stands. The number itself is not in it.</summary>
/// <param name="File">Which file.</param>
/// <param name="Offset">Offset of the first digit in bytes.</param>
/// <param name="Length">Bytes from the first to the last digit.</param>
/// <param name="Digits">How many digits.</param>
/// <param name="Brand">Brand by issuer range.</param>
/// <param name="Form">How it stood there.</param>
public sealed record CardFinding(string File, long Offset, int Length, int Digits, CardBrand Brand, TextForm Form);
