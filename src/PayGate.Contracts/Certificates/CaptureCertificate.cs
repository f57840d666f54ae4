using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;

namespace PayGate.Contracts.Certificates;

/// <summary>What is stated of one capture when it is over, for an assessor. Cannot express a card number.</summary>
/// <param name="Format">Always <see cref="CurrentFormat"/>.</param>
/// <param name="Capture">The capture.</param>
/// <param name="Call">On which call.</param>
/// <param name="Tenant">For whom.</param>
/// <param name="Outcome">How the capture ended.</param>
/// <param name="Verdict">What is stated.</param>
/// <param name="Reason">Why it could not be verified.</param>
/// <param name="StartedAt">When the capture was asked for, UTC.</param>
/// <param name="IssuedAt">When this was written, UTC.</param>
/// <param name="Measurement">What the relay measured; <see langword="null"/> when it did not report.</param>
/// <param name="MeasurementSignature">The relay's own signature on the measurement.</param>
public sealed record CaptureCertificate(
    string Format,
    CaptureId Capture,
    CallId Call,
    TenantId Tenant,
    CaptureOutcome Outcome,
    CertificateVerdict Verdict,
    CertificateReason Reason,
    DateTimeOffset StartedAt,
    DateTimeOffset IssuedAt,
    CaptureMeasurement? Measurement,
    DocumentSignature? MeasurementSignature)
{
    /// <summary>Name and version of this form.</summary>
    public const string CurrentFormat = "paygate-capture-certificate/1";

    /// <summary>The type bound into the signature of a certificate.</summary>
    public const string DocumentType = "paygate-capture-certificate+json";

    /// <summary>The type bound into the signature of a measurement.</summary>
    public const string MeasurementType = "paygate-capture-measurement+json";

    /// <summary>What a measurement amounts to.</summary>
    public static (CertificateVerdict Verdict, CertificateReason Reason) Judge(CaptureMeasurement? measurement, bool wasSecured) => measurement switch
    {
        null => (CertificateVerdict.NotVerified, wasSecured ? CertificateReason.RelayLost : CertificateReason.NeverSecured),
        { HitCount: > 0 } => (CertificateVerdict.LeakFound, CertificateReason.None),
        { MaskConfirmed: false } or { RecorderConfirmed: false } => (CertificateVerdict.NotVerified, CertificateReason.NotConfirmed),
        { VerifiedMilliseconds: 0 } => (CertificateVerdict.NotVerified, CertificateReason.NothingSent),
        _ => (CertificateVerdict.Verified, CertificateReason.None),
    };
}
