using PayGate.Capture.Certificates;
using PayGate.Consoles.Certificates;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Tenancy;

namespace PayGate.Adapters;

/// <summary>The certificates for the consoles, read from the capture role's database as its audit chain is.</summary>
internal sealed class CertificateShelf(string databaseFile) : ICertificateBook
{
    /// <inheritdoc/>
    public Task<IReadOnlyList<SignedCertificate>> NewestAsync(TenantId tenant, int limit, CancellationToken cancellation) =>
        Task.Run(() => Read(archive => archive.Newest(tenant, limit), []), cancellation);

    /// <inheritdoc/>
    public Task<string?> FindAsync(TenantId tenant, CaptureId capture, CancellationToken cancellation) =>
        Task.Run(() => Read(archive => archive.Find(capture, tenant), null), cancellation);

    private T Read<T>(Func<CertificateArchive, T> read, T whenNone)
    {
        if (!File.Exists(databaseFile))
        {
            return whenNone;
        }

        using CertificateArchive archive = CertificateArchive.Open(databaseFile);
        return read(archive);
    }
}
