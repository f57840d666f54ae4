using PayGate.Contracts.Certificates;

namespace PayGate.Consoles.Certificates;

/// <summary>A certificate in the list.</summary>
/// <param name="Capture">The capture.</param>
/// <param name="Call">The call.</param>
/// <param name="IssuedAt">When it was written.</param>
/// <param name="Outcome">How the capture ended.</param>
/// <param name="Verdict">What is stated.</param>
/// <param name="Reason">Why it could not be verified.</param>
/// <param name="VerifiedMilliseconds">Sound that was listened to, of the output with the least.</param>
/// <param name="Hits">Keys heard behind the mask.</param>
internal sealed record CertificateView(
    string Capture,
    string Call,
    DateTimeOffset IssuedAt,
    string Outcome,
    string Verdict,
    string Reason,
    long VerifiedMilliseconds,
    int Hits)
{
    public static CertificateView Of(SignedCertificate signed)
    {
        CaptureCertificate certificate = signed.Certificate;
        CertificateSummary summary = CertificateSummary.Of(certificate);
        return new CertificateView(
            certificate.Capture.Value,
            certificate.Call.Value,
            certificate.IssuedAt,
            Word(certificate.Outcome),
            Word(summary.Verdict),
            Word(summary.Reason),
            summary.VerifiedMilliseconds,
            summary.Hits);
    }

    private static string Word(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
