using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;
using PayGate.Contracts.Tenancy;

namespace PayGate.Capture.Certificates;

/// <summary>Certificates in capture.db, one a capture. A later one takes the place of an earlier; the audit chain knows both by their digests.</summary>
internal static class CertificateTable
{
    public const string Sql = """
        CREATE TABLE capture_certificate (
            capture TEXT PRIMARY KEY REFERENCES capture (id),
            tenant TEXT NOT NULL,
            issued_at INTEGER NOT NULL,
            verdict TEXT NOT NULL,
            document TEXT NOT NULL
        ) STRICT;
        CREATE INDEX capture_certificate_newest ON capture_certificate (tenant, issued_at);
        """;

    public static void Save(SqliteTransaction transaction, CaptureCertificate certificate, string document) => transaction.Connection!.Execute(
        """
        INSERT OR REPLACE INTO capture_certificate (capture, tenant, issued_at, verdict, document)
        VALUES (@Capture, @Tenant, @IssuedAt, @Verdict, @Document)
        """,
        new
        {
            Capture = certificate.Capture.Value,
            Tenant = certificate.Tenant.Value,
            IssuedAt = certificate.IssuedAt.ToUnixTimeMilliseconds(),
            Verdict = certificate.Verdict.ToString(),
            Document = document,
        },
        transaction);

    public static string? Find(SqliteConnection connection, CaptureId capture, TenantId? tenant) => connection.ExecuteScalar<string?>(
        "SELECT document FROM capture_certificate WHERE capture = @Capture AND (@Tenant IS NULL OR tenant = @Tenant)",
        new { Capture = capture.Value, Tenant = tenant?.Value });

    public static IReadOnlyList<SignedCertificate> Newest(SqliteConnection connection, TenantId tenant, int limit) =>
    [
        .. connection.Query<string>(
            "SELECT document FROM capture_certificate WHERE tenant = @Tenant ORDER BY issued_at DESC, capture LIMIT @Limit",
            new { Tenant = tenant.Value, Limit = limit }).Select(Read),
    ];

    public static SignedCertificate Read(string document) =>
        JsonSerializer.Deserialize<SignedCertificate>(document, CertificateJson.Options)
        ?? throw new InvalidDataException("A stored certificate is empty.");
}
