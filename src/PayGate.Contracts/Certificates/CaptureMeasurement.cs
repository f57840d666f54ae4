using System.Text.Json.Serialization;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;

namespace PayGate.Contracts.Certificates;

/// <summary>What the relay measured of one capture, from the closing of the mask to its opening. Cannot express a digit.</summary>
/// <param name="Capture">The capture.</param>
/// <param name="Call">On which call.</param>
/// <param name="Tenant">For whom.</param>
/// <param name="MaskStyle">What stood in the place of keys.</param>
/// <param name="MaskConfirmed">Every leg but the caller's was behind the mask when the capture was armed.</param>
/// <param name="RecorderConfirmed">The recorder wrote behind the mask then, or the call is not recorded.</param>
/// <param name="IsRecorded">The call is recorded.</param>
/// <param name="MaskClosedAt">When the mask closed, UTC.</param>
/// <param name="DisarmedAt">When the digits were wiped, UTC.</param>
/// <param name="EndedAt">When listening ended, UTC.</param>
/// <param name="End">Why it ended.</param>
/// <param name="Parties">Who was kept from hearing keys.</param>
/// <param name="Outputs">What left, by where it went.</param>
/// <param name="Detectors">What found keys for the mask, and what verified the mask.</param>
public sealed record CaptureMeasurement(
    CaptureId Capture,
    CallId Call,
    TenantId Tenant,
    MaskStyle MaskStyle,
    bool MaskConfirmed,
    bool RecorderConfirmed,
    bool IsRecorded,
    DateTimeOffset MaskClosedAt,
    DateTimeOffset DisarmedAt,
    DateTimeOffset EndedAt,
    MeasurementEnd End,
    IReadOnlyList<MaskedParty> Parties,
    IReadOnlyList<OutputMeasurement> Outputs,
    IReadOnlyList<DetectorName> Detectors)
{
    /// <summary>Hits on all outputs.</summary>
    [JsonIgnore]
    public int HitCount => Outputs.Sum(output => output.Hits.Count);

    /// <summary>The least that was verified of any output that carried something.</summary>
    [JsonIgnore]
    public long VerifiedMilliseconds => Outputs.Where(output => output.Packets > 0).Select(output => output.VerifiedMilliseconds).DefaultIfEmpty().Min();
}
