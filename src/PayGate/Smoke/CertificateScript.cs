using System.Text;
using PayGate.Audit;
using PayGate.Capture.Certificates;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Tenancy;
using PayGate.Evidence.Certificates;
using PayGate.Hosting;

namespace PayGate.Smoke;

/// <summary>Verifies the certificates of all captures of a run, as an assessor would: offline, with the public key.</summary>
internal static class CertificateScript
{
    private const int Most = 100;

    /// <summary>Reads them from the data folder.</summary>
    public static CertificateResult Check(string data)
    {
        DataFolder folder = new(data);
        using AuditPublicKey key = AuditPublicKey.Open(folder.AuditKey + ".pub");
        using CertificateArchive archive = CertificateArchive.Open(Path.Combine(folder.Capture, "capture.db"));
        List<CertificateSummary> verified = [];
        List<string> problems = [];
        int hits = 0;
        foreach (SignedCertificate signed in archive.Newest(TenantId.Default, Most))
        {
            byte[] document = Encoding.UTF8.GetBytes(archive.Find(signed.Certificate.Capture, TenantId.Default)!);
            CertificateReport report = CertificateVerifier.Verify(document, [key]);
            CertificateSummary summary = CertificateSummary.Of(signed.Certificate);
            hits += summary.Hits;
            if (report.IsGenuine && summary.Verdict == CertificateVerdict.Verified)
            {
                verified.Add(summary);
            }
            else
            {
                problems.Add($"Certificate of a capture that ended as {signed.Certificate.Outcome}: {report.Problem}, {summary.Verdict}, {summary.Reason}.");
            }
        }

        double least = verified.Select(summary => summary.VerifiedMilliseconds).DefaultIfEmpty().Min() / 1000.0;
        return new CertificateResult(verified.Count, hits, Math.Round(least, 1), problems);
    }
}
