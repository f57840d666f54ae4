using System.Text.Json;
using PayGate.Audit;
using PayGate.Audit.Documents;
using PayGate.Contracts.Certificates;

namespace PayGate.Evidence.Certificates;

/// <summary>Verifies capture certificates, offline and with public keys only.</summary>
public static class CertificateVerifier
{
    private const int LargestDocument = 1 << 20;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32 };

    /// <summary>Verifies a document as it was downloaded: both signatures, and that the verdict follows from the measurement.</summary>
    /// <param name="document">JSON in UTF-8.</param>
    /// <param name="keys">Public audit keys that are trusted: of the capture node, and of the relay node when it has another.</param>
    public static CertificateReport Verify(ReadOnlyMemory<byte> document, IReadOnlyCollection<AuditPublicKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (document.Length > LargestDocument)
        {
            return new CertificateReport(CertificateProblem.Malformed, null);
        }

        try
        {
            using JsonDocument json = JsonDocument.Parse(document, Strict);
            SignedCertificate? signed = json.RootElement.Deserialize<SignedCertificate>(CertificateJson.Options);
            return signed is { Certificate.Format: CaptureCertificate.CurrentFormat, Signature: not null }
                ? new CertificateReport(Judge(json.RootElement.GetProperty("certificate"), signed, keys), signed.Certificate)
                : new CertificateReport(CertificateProblem.Malformed, null);
        }
        catch (Exception problem) when (problem is JsonException or FormatException or KeyNotFoundException or InvalidOperationException)
        {
            return new CertificateReport(CertificateProblem.Malformed, null);
        }
    }

    private static CertificateProblem Judge(JsonElement element, SignedCertificate signed, IReadOnlyCollection<AuditPublicKey> keys)
    {
        CaptureCertificate certificate = signed.Certificate;
        CertificateProblem whole = Check(
            keys, CaptureCertificate.DocumentType, element, signed.Signature, CertificateProblem.UnknownKey, CertificateProblem.Changed);
        if (whole != CertificateProblem.None)
        {
            return whole;
        }

        if (certificate.Measurement is { } measurement)
        {
            CertificateProblem part = Check(
                keys,
                CaptureCertificate.MeasurementType,
                element.GetProperty("measurement"),
                certificate.MeasurementSignature,
                CertificateProblem.UnknownRelayKey,
                CertificateProblem.MeasurementChanged);
            if (part != CertificateProblem.None)
            {
                return part;
            }

            if (measurement.Capture != certificate.Capture || measurement.Call != certificate.Call)
            {
                return CertificateProblem.OtherCapture;
            }
        }

        bool wasSecured = certificate.Reason != CertificateReason.NeverSecured;
        return CaptureCertificate.Judge(certificate.Measurement, wasSecured) == (certificate.Verdict, certificate.Reason)
            ? CertificateProblem.None
            : CertificateProblem.WrongVerdict;
    }

    private static CertificateProblem Check(
        IReadOnlyCollection<AuditPublicKey> keys,
        string type,
        JsonElement document,
        DocumentSignature? signature,
        CertificateProblem unknown,
        CertificateProblem changed)
    {
        if (signature is null)
        {
            return changed;
        }

        string? keyId = SignedDocument.KeyIdOf(signature);
        AuditPublicKey? key = keys.FirstOrDefault(known => known.Id == keyId);
        return key is null ? unknown : SignedDocument.Verifies(key, type, document, signature) ? CertificateProblem.None : changed;
    }
}
