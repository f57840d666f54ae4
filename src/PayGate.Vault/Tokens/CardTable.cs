using Microsoft.Data.Sqlite;
using PayGate.Contracts;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;

namespace PayGate.Vault.Tokens;

/// <summary>The tables of cards and of the captures they came from.</summary>
internal static class CardTable
{
    internal static CardToken? FindByFingerprint(SqliteTransaction transaction, TenantId tenant, long fingerprintKeyId, byte[] fingerprint)
    {
        using SqliteCommand select = Command(
            transaction.Connection!,
            transaction,
            "SELECT token FROM card WHERE tenant = $tenant AND fingerprint_key = $key AND fingerprint = $fingerprint");
        select.Parameters.AddWithValue("$tenant", tenant.Value);
        select.Parameters.AddWithValue("$key", fingerprintKeyId);
        select.Parameters.AddWithValue("$fingerprint", fingerprint);
        return select.ExecuteScalar() is string text ? Identifiers.Parse<CardToken>(text) : null;
    }

    internal static CardRow? Find(SqliteConnection connection, SqliteTransaction? transaction, TenantId tenant, CardToken token)
    {
        using SqliteCommand select = Command(
            connection,
            transaction,
            "SELECT token, suite, number_key, number, expiry_key, expiry FROM card WHERE tenant = $tenant AND token = $token");
        select.Parameters.AddWithValue("$tenant", tenant.Value);
        select.Parameters.AddWithValue("$token", token.Value);
        using SqliteDataReader row = select.ExecuteReader();
        return row.Read()
            ? new CardRow(
                Identifiers.Parse<CardToken>(row.GetString(0)),
                row.GetByte(1),
                row.GetInt64(2),
                row.GetFieldValue<byte[]>(3),
                row.GetInt64(4),
                row.GetFieldValue<byte[]>(5))
            : null;
    }

    internal static void Insert(
        SqliteTransaction transaction,
        TenantId tenant,
        CardRow card,
        CardBrand brand,
        (long KeyId, byte[] Value)? fingerprint,
        DateTimeOffset now)
    {
        using SqliteCommand insert = Command(
            transaction.Connection!,
            transaction,
            """
            INSERT INTO card (tenant, token, brand, suite, number_key, number, expiry_key, expiry, fingerprint_key, fingerprint, stored_at)
            VALUES ($tenant, $token, $brand, $suite, $numberKey, $number, $expiryKey, $expiry, $fingerprintKey, $fingerprint, $storedAt)
            """);
        insert.Parameters.AddWithValue("$tenant", tenant.Value);
        insert.Parameters.AddWithValue("$token", card.Token.Value);
        insert.Parameters.AddWithValue("$brand", brand.ToString());
        insert.Parameters.AddWithValue("$suite", card.Suite);
        insert.Parameters.AddWithValue("$numberKey", card.NumberKeyId);
        insert.Parameters.AddWithValue("$number", card.Number);
        insert.Parameters.AddWithValue("$expiryKey", card.ExpiryKeyId);
        insert.Parameters.AddWithValue("$expiry", card.Expiry);
        insert.Parameters.AddWithValue("$fingerprintKey", (object?)fingerprint?.KeyId ?? DBNull.Value);
        insert.Parameters.AddWithValue("$fingerprint", (object?)fingerprint?.Value ?? DBNull.Value);
        insert.Parameters.AddWithValue("$storedAt", now.ToUnixTimeMilliseconds());
        insert.ExecuteNonQuery();
    }

    internal static void UpdateExpiry(SqliteTransaction transaction, CardToken token, long expiryKeyId, byte[] expiry)
    {
        using SqliteCommand update = Command(
            transaction.Connection!, transaction, "UPDATE card SET expiry_key = $key, expiry = $expiry WHERE token = $token");
        update.Parameters.AddWithValue("$key", expiryKeyId);
        update.Parameters.AddWithValue("$expiry", expiry);
        update.Parameters.AddWithValue("$token", token.Value);
        update.ExecuteNonQuery();
    }

    internal static bool Delete(SqliteTransaction transaction, TenantId tenant, CardToken token)
    {
        using SqliteCommand delete = Command(
            transaction.Connection!, transaction, "DELETE FROM card WHERE tenant = $tenant AND token = $token");
        delete.Parameters.AddWithValue("$tenant", tenant.Value);
        delete.Parameters.AddWithValue("$token", token.Value);
        return delete.ExecuteNonQuery() == 1;
    }

    internal static (CardToken Token, byte[] Fingerprint)? FindCapture(SqliteTransaction transaction, CaptureId capture)
    {
        using SqliteCommand select = Command(
            transaction.Connection!, transaction, "SELECT token, fingerprint FROM capture_token WHERE capture = $capture");
        select.Parameters.AddWithValue("$capture", capture.Value);
        using SqliteDataReader row = select.ExecuteReader();
        return row.Read() ? (Identifiers.Parse<CardToken>(row.GetString(0)), row.GetFieldValue<byte[]>(1)) : null;
    }

    internal static void InsertCapture(
        SqliteTransaction transaction, CaptureId capture, TenantId tenant, CardToken token, byte[] fingerprint)
    {
        using SqliteCommand insert = Command(
            transaction.Connection!,
            transaction,
            "INSERT INTO capture_token (capture, tenant, token, fingerprint) VALUES ($capture, $tenant, $token, $fingerprint)");
        insert.Parameters.AddWithValue("$capture", capture.Value);
        insert.Parameters.AddWithValue("$tenant", tenant.Value);
        insert.Parameters.AddWithValue("$token", token.Value);
        insert.Parameters.AddWithValue("$fingerprint", fingerprint);
        insert.ExecuteNonQuery();
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        return command;
    }
}
