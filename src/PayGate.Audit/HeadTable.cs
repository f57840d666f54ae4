using System.Data.Common;
using System.Globalization;
using PayGate.Audit.Storage;

namespace PayGate.Audit;

/// <summary>The one row that holds the signed end of the chain.</summary>
internal static class HeadTable
{
    /// <summary>The head, and the hash stored with the last event it counts.</summary>
    public const string Select =
        "SELECT chain, count, hash, key_id, signature, (SELECT hash FROM audit_event WHERE sequence = audit_head.count) "
        + "FROM audit_head WHERE id = 1";

    private const string UpdateSql =
        "UPDATE audit_head SET chain = @chain, count = @count, hash = @hash, key_id = @key, signature = @signature WHERE id = 1";

    /// <summary>
    /// The head, and the hash stored with the last event it counts; <see langword="null"/> when there is no row or table.
    /// </summary>
    public static (AuditHead Head, byte[]? LastHash)? Find(DbConnection connection, DbTransaction? transaction)
    {
        using DbCommand exists = connection.Command(
            transaction,
            connection.Engine() == DatabaseEngine.Sqlite
                ? "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('audit_head', 'audit_event')"
                : "SELECT (to_regclass('audit_head') IS NOT NULL)::int + (to_regclass('audit_event') IS NOT NULL)::int");
        if (Convert.ToInt64(exists.ExecuteScalar(), CultureInfo.InvariantCulture) != 2)
        {
            return null;
        }

        return Read(connection, transaction);
    }

    /// <summary>As <see cref="Find"/> for a connection on which the tables are known to exist.</summary>
    /// <param name="connection">Where.</param>
    /// <param name="transaction">In which transaction.</param>
    /// <param name="toAppend">On a server: nobody else appends before this transaction ends.</param>
    public static (AuditHead Head, byte[]? LastHash)? Read(DbConnection connection, DbTransaction? transaction, bool toAppend = false)
    {
        using DbCommand select = connection.Command(
            transaction, toAppend && connection.Engine() == DatabaseEngine.PostgreSql ? Select + " FOR UPDATE" : Select);
        using DbDataReader row = select.ExecuteReader();
        return Take(row);
    }

    /// <summary>The answer to <see cref="Select"/>.</summary>
    public static (AuditHead Head, byte[]? LastHash)? Take(DbDataReader row)
    {
        if (!row.Read())
        {
            return null;
        }

        AuditHead head = new(row.GetString(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2), row.GetString(3), row.GetFieldValue<byte[]>(4));
        return (head, row.IsDBNull(5) ? null : row.GetFieldValue<byte[]>(5));
    }

    /// <summary>The new end of a chain, as one statement of a batch.</summary>
    public static void Update(DbBatch batch, AuditHead head) =>
        batch.Statement(UpdateSql)
            .With("@chain", head.Chain)
            .With("@count", head.Count)
            .With("@hash", head.Hash.ToArray())
            .With("@key", head.KeyId)
            .With("@signature", head.Signature.ToArray());

    public static void Insert(DbConnection connection, DbTransaction transaction, AuditHead head) =>
        Execute(
            connection,
            transaction,
            head,
            "INSERT INTO audit_head (id, chain, count, hash, key_id, signature) VALUES (1, @chain, @count, @hash, @key, @signature)");

    public static void Update(DbConnection connection, DbTransaction transaction, AuditHead head) =>
        Execute(
            connection,
            transaction,
            head,
            UpdateSql);

    private static void Execute(DbConnection connection, DbTransaction transaction, AuditHead head, string sql)
    {
        using DbCommand command = connection.Command(transaction, sql)
            .With("@chain", head.Chain)
            .With("@count", head.Count)
            .With("@hash", head.Hash.ToArray())
            .With("@key", head.KeyId)
            .With("@signature", head.Signature.ToArray());
        command.ExecuteNonQuery();
    }
}
