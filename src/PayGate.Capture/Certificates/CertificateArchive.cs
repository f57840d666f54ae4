using Dapper;
using Microsoft.Data.Sqlite;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Certificates;

/// <summary>Reads the certificates of a capture database over a connection that cannot write; the capture role may be at work on it.</summary>
public sealed class CertificateArchive : IDisposable
{
    private const string Exists = "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'capture_certificate')";

    private readonly SqliteConnection _connection;

    private CertificateArchive(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the database of the capture role.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static CertificateArchive Open(string databaseFile)
    {
        if (!File.Exists(databaseFile))
        {
            throw new FileNotFoundException("There is no capture database at this place.", databaseFile);
        }

        SqliteConnectionStringBuilder options = new() { DataSource = databaseFile, Mode = SqliteOpenMode.ReadOnly, Pooling = false, DefaultTimeout = 10 };
        SqliteConnection connection = new(options.ConnectionString);
        try
        {
            connection.Open();
            return new CertificateArchive(connection);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The document as it was signed; <see langword="null"/> when there is none, or it is another tenant's.</summary>
    /// <param name="capture">Of which capture.</param>
    /// <param name="tenant">Of this tenant only; <see langword="null"/>: of any.</param>
    public string? Find(CaptureId capture, TenantId? tenant) => HasTable() ? CertificateTable.Find(_connection, capture, tenant) : null;

    /// <summary>A tenant's newest certificates, newest first.</summary>
    public IReadOnlyList<SignedCertificate> Newest(TenantId tenant, int limit) => HasTable() ? CertificateTable.Newest(_connection, tenant, limit) : [];

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private bool HasTable() => _connection.ExecuteScalar<bool>(Exists);
}
