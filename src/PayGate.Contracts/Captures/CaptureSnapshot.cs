using PayGate.Contracts.Calls;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Certificates;

namespace PayGate.Contracts.Captures;

/// <summary>A capture as the desk shows it; sent whole with every change, so that a desk never has to guess after a reconnect.</summary>
/// <param name="Id">The capture.</param>
/// <param name="Call">On which call.</param>
/// <param name="Agent">Whose capture it is.</param>
/// <param name="State">Where it is.</param>
/// <param name="Outcome">How it ended; <see langword="null"/> until then.</param>
/// <param name="Fields">The fields, in the order asked for.</param>
/// <param name="CurrentField">The field being asked, if any.</param>
/// <param name="Masked">Brand, length and last four of a valid card number.</param>
/// <param name="CodeLength">Length of the security code for this brand, once known.</param>
/// <param name="Token">The token, after success.</param>
/// <param name="Reference">The agent's own reference, as given at the start.</param>
/// <param name="MaskClosed">The agent, supervisors and the recorder cannot hear keys now.</param>
/// <param name="StartedAt">When it was asked for.</param>
/// <param name="EndedAt">When it ended and the digits were wiped.</param>
/// <param name="LastKeyAt">When the relay detected the last key.</param>
/// <param name="MaskingFailed">A key was heard behind the mask: no card on this call (PCI DSS 10.7.2).</param>
/// <param name="Certificate">What the certificate states, once the relay has reported.</param>
/// <param name="Sequence">Grows by one with every change of this capture.</param>
public sealed record CaptureSnapshot(
    CaptureId Id,
    CallId Call,
    AgentName Agent,
    CaptureState State,
    CaptureOutcome? Outcome,
    IReadOnlyList<FieldSnapshot> Fields,
    CardField? CurrentField,
    MaskedPan? Masked,
    int? CodeLength,
    CardToken? Token,
    string? Reference,
    bool MaskClosed,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? LastKeyAt,
    bool MaskingFailed,
    CertificateSummary? Certificate,
    long Sequence);
