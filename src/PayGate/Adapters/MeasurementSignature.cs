using System.Text.Json;
using PayGate.Audit;
using PayGate.Audit.Documents;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Relaying;

namespace PayGate.Adapters;

/// <summary>Puts the relay node's signature on what its relay measured, before it leaves the process.</summary>
internal sealed class MeasurementSignature(AuditSigner signer)
{
    /// <summary>The report with the signature.</summary>
    public CaptureMeasured Sign(CaptureMeasured report) => report with
    {
        Signature = SignedDocument.Sign(
            signer, CaptureCertificate.MeasurementType, JsonSerializer.SerializeToElement(report.Measurement, CertificateJson.Options)),
    };
}
