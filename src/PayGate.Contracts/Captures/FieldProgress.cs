using PayGate.Contracts.Cards;

namespace PayGate.Contracts.Captures;

/// <summary>What leaves the relay when a key was pressed or a field was judged: counts, never a digit.</summary>
/// <param name="Capture">The capture.</param>
/// <param name="Field">The field being keyed.</param>
/// <param name="Attempt">1 for the first try of this field.</param>
/// <param name="Digits">How many digits are held now.</param>
/// <param name="State">Where the field is.</param>
/// <param name="Problem">Why it is not good.</param>
/// <param name="Masked">Brand, length and last four, once the card number is valid; else <see langword="null"/>.</param>
/// <param name="Brand">The brand as soon as the issuer range shows it.</param>
/// <param name="CodeLength">Digits of the security code for the card's brand (3 or 4), once known.</param>
/// <param name="DoubleDigitSuspected">Two equal keys followed each other faster than a hand presses.</param>
/// <param name="StopRequested">The caller pressed the stop key twice.</param>
/// <param name="KeyedAt">When the key that caused this was detected at the relay.</param>
/// <param name="Sequence">Grows by one with every progress of this capture.</param>
public sealed record FieldProgress(
    CaptureId Capture,
    CardField Field,
    int Attempt,
    int Digits,
    FieldState State,
    FieldProblem Problem,
    MaskedPan? Masked,
    CardBrand Brand,
    int? CodeLength,
    bool DoubleDigitSuspected,
    bool StopRequested,
    DateTimeOffset KeyedAt,
    long Sequence);
