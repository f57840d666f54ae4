namespace PayGate.Contracts.Certificates;

/// <summary>What a desk shows of a certificate.</summary>
/// <param name="Verdict">What is stated.</param>
/// <param name="Reason">Why it could not be verified.</param>
/// <param name="VerifiedMilliseconds">Sound that was listened to, of the output with the least.</param>
/// <param name="Hits">Keys heard behind the mask.</param>
public sealed record CertificateSummary(CertificateVerdict Verdict, CertificateReason Reason, long VerifiedMilliseconds, int Hits)
{
    /// <summary>The summary of a certificate.</summary>
    public static CertificateSummary Of(CaptureCertificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        return new CertificateSummary(
            certificate.Verdict,
            certificate.Reason,
            certificate.Measurement?.VerifiedMilliseconds ?? 0,
            certificate.Measurement?.HitCount ?? 0);
    }
}
