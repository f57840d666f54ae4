using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.Certificates;

/// <summary>The capture certificates as the capture role keeps them; the executable fits it on. Every question names the tenant who asks.</summary>
public interface ICertificateBook
{
    /// <summary>The tenant's newest, newest first.</summary>
    Task<IReadOnlyList<SignedCertificate>> NewestAsync(TenantId tenant, int limit, CancellationToken cancellation);

    /// <summary>One as it was signed, in JSON; <see langword="null"/> when the tenant has none such.</summary>
    Task<string?> FindAsync(TenantId tenant, CaptureId capture, CancellationToken cancellation);
}
