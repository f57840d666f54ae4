using System.Text.Json;
using PayGate.Consoles.Certificates;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.Tests.Support;

/// <summary>Certificates in memory. The list answers for every tenant, as a careless book would.</summary>
internal sealed class FakeCertificates : ICertificateBook
{
    private readonly List<SignedCertificate> _certificates = [];

    public CaptureId Add(TenantId tenant)
    {
        CaptureCertificate certificate = new(
            CaptureCertificate.CurrentFormat,
            CaptureId.New(),
            CallId.New(),
            tenant,
            CaptureOutcome.HungUp,
            CertificateVerdict.NotVerified,
            CertificateReason.RelayLost,
            DateTimeOffset.UnixEpoch,
            DateTimeOffset.UnixEpoch,
            null,
            null);
        _certificates.Add(new SignedCertificate(certificate, new DocumentSignature("e30", "AAAA")));
        return certificate.Capture;
    }

    public Task<IReadOnlyList<SignedCertificate>> NewestAsync(TenantId tenant, int limit, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<SignedCertificate>>([.. _certificates.Take(limit)]);

    public Task<string?> FindAsync(TenantId tenant, CaptureId capture, CancellationToken cancellation) =>
        Task.FromResult(
            _certificates.Find(signed => signed.Certificate.Capture == capture && signed.Certificate.Tenant == tenant) is { } found
                ? JsonSerializer.Serialize(found, CertificateJson.Options)
                : null);
}
