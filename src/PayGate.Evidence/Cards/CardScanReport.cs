using PayGate.Evidence.Files;

namespace PayGate.Evidence.Cards;

/// <summary>What a card-data scan saw.</summary>
/// <param name="Files">Files looked into.</param>
/// <param name="Bytes">Bytes read.</param>
/// <param name="Findings">Card numbers found; each was told when it was found.</param>
/// <param name="LongNumbers">
/// Unbroken numbers of 20 or more digits, and digits inside hexadecimal texts of 32 or more characters: too long for a card number, not judged.
/// </param>
/// <param name="Packed">Files whose bytes are compressed: looked at as they are, not unpacked.</param>
/// <param name="Unseen">Places that could not be looked into.</param>
public sealed record CardScanReport(
    long Files,
    long Bytes,
    long Findings,
    long LongNumbers,
    IReadOnlyList<string> Packed,
    IReadOnlyList<UnseenPlace> Unseen);
