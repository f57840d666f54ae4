using System.Data;
using System.Data.Common;
using System.Globalization;
using PayGate.Audit.Storage;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Keys;

/// <summary>The table of wrapped keys.</summary>
internal static class KeyTable
{
    private const string Select =
        "SELECT id, level, tenant, generation, state, wrapped_by, vault_key, suite, wrapped, uses, created_at, retired_at, destroyed_at "
        + "FROM vault_key ";

    /// <summary>The newest key that is not destroyed.</summary>
    internal static KeyRow? FindNewest(ICommands database, KeyLevel level, string tenant) =>
        Read(database.Command(
            Select + "WHERE level = @level AND tenant = @tenant AND state <> 'Destroyed' ORDER BY generation DESC LIMIT 1")
            .With("@level", level.ToString())
            .With("@tenant", tenant)).FirstOrDefault();

    /// <summary>All keys of a level that are not destroyed, newest first.</summary>
    internal static IReadOnlyList<KeyRow> FindAll(ICommands database, KeyLevel level, string tenant) =>
        Read(database.Command(Select + "WHERE level = @level AND tenant = @tenant AND state <> 'Destroyed' ORDER BY generation DESC")
            .With("@level", level.ToString())
            .With("@tenant", tenant));

    /// <summary>A key, destroyed or not.</summary>
    internal static KeyRow? Find(ICommands database, long id) =>
        Read(database.Command(Select + "WHERE id = @id").With("@id", id)).FirstOrDefault();

    /// <summary>Every key, oldest first, beginning after a number.</summary>
    internal static IReadOnlyList<KeyRow> Page(ICommands database, long after, int count) =>
        Read(database.Command(Select + "WHERE id > @after ORDER BY id LIMIT @count")
            .With("@after", after)
            .With("@count", (long)count));

    /// <summary>Keys that a key still wraps.</summary>
    internal static IReadOnlyList<KeyRow> WrappedBy(ICommands database, long id, int count) =>
        Read(database.Command(Select + "WHERE wrapped_by = @id AND state <> 'Destroyed' ORDER BY id LIMIT @count")
            .With("@id", id)
            .With("@count", (long)count));

    /// <summary>How many keys a key still wraps.</summary>
    internal static long CountWrappedBy(ICommands database, long id) =>
        Convert.ToInt64(
            database.Command("SELECT count(*) FROM vault_key WHERE wrapped_by = @id AND state <> 'Destroyed'").With("@id", id).ExecuteScalar(),
            CultureInfo.InvariantCulture);

    /// <summary>The number the next generation of a key gets; destroyed ones count.</summary>
    internal static long NextGeneration(ICommands database, KeyLevel level, string tenant) =>
        Convert.ToInt64(
            database.Command("SELECT coalesce(max(generation), 0) + 1 FROM vault_key WHERE level = @level AND tenant = @tenant")
                .With("@level", level.ToString())
                .With("@tenant", tenant)
                .ExecuteScalar(),
            CultureInfo.InvariantCulture);

    /// <summary>Stores a new key as the active one of its level; the one before is retired.</summary>
    /// <returns>Its number.</returns>
    internal static long Insert(VaultTransaction transaction, KeyRow key)
    {
        _ = transaction.Command(
            "UPDATE vault_key SET state = 'Retired', retired_at = @now WHERE level = @level AND tenant = @tenant AND state = 'Active'")
            .With("@now", transaction.Now.ToUnixTimeMilliseconds())
            .With("@level", key.Level.ToString())
            .With("@tenant", key.Tenant)
            .ExecuteNonQuery();
        object? id = transaction.Command(
            "INSERT INTO vault_key (level, tenant, generation, state, wrapped_by, vault_key, suite, wrapped, uses, created_at) "
            + "VALUES (@level, @tenant, @generation, 'Active', @wrappedBy, @vaultKey, @suite, @wrapped, 0, @createdAt) RETURNING id")
            .With("@level", key.Level.ToString())
            .With("@tenant", key.Tenant)
            .With("@generation", key.Generation)
            .With("@vaultKey", key.VaultKeyId)
            .With("@suite", (long)key.Suite)
            .With("@wrapped", key.Wrapped)
            .With("@createdAt", transaction.Now.ToUnixTimeMilliseconds())
            .WithTyped("@wrappedBy", key.WrappedBy, DbType.Int64)
            .ExecuteScalar();
        return Convert.ToInt64(id, CultureInfo.InvariantCulture);
    }

    /// <summary>Puts another wrap of the same key in place of the one that is there.</summary>
    internal static void Rewrap(VaultTransaction transaction, long id, byte[] wrapped, long? wrappedBy, string? vaultKeyId) =>
        transaction.Command("UPDATE vault_key SET wrapped = @wrapped, wrapped_by = @wrappedBy, vault_key = @vaultKey WHERE id = @id")
            .With("@wrapped", wrapped)
            .WithTyped("@wrappedBy", wrappedBy, DbType.Int64)
            .With("@vaultKey", vaultKeyId)
            .With("@id", id)
            .ExecuteNonQuery();

    /// <summary>Overwrites a key; its row stays.</summary>
    internal static void Destroy(VaultTransaction transaction, long id) =>
        transaction.Command(
            "UPDATE vault_key SET state = 'Destroyed', wrapped = NULL, destroyed_at = @now, retired_at = coalesce(retired_at, @now) WHERE id = @id")
            .With("@now", transaction.Now.ToUnixTimeMilliseconds())
            .With("@id", id)
            .ExecuteNonQuery();

    /// <summary>Counts records a key is about to write.</summary>
    internal static void Reserve(VaultTransaction transaction, long id, long count) =>
        transaction.Command("UPDATE vault_key SET uses = uses + @count WHERE id = @id")
            .With("@count", count)
            .With("@id", id)
            .ExecuteNonQuery();

    /// <summary>As <see cref="Reserve"/>, but only for a key that is active and stays within a limit.</summary>
    internal static bool TryReserve(VaultTransaction transaction, long id, long count, long limit) =>
        transaction.Command("UPDATE vault_key SET uses = uses + @count WHERE id = @id AND state = 'Active' AND uses + @count <= @limit")
            .With("@count", count)
            .With("@id", id)
            .With("@limit", limit)
            .ExecuteNonQuery() == 1;

    private static List<KeyRow> Read(DbCommand select)
    {
        using DbDataReader row = select.ExecuteReader();
        List<KeyRow> rows = [];
        while (row.Read())
        {
            rows.Add(new KeyRow(
                row.GetInt64(0),
                Enum.Parse<KeyLevel>(row.GetString(1)),
                row.GetString(2),
                row.GetInt64(3),
                Enum.Parse<KeyState>(row.GetString(4)),
                row.IsDBNull(5) ? null : row.GetInt64(5),
                row.IsDBNull(6) ? null : row.GetString(6),
                checked((byte)row.GetInt64(7)),
                row.IsDBNull(8) ? [] : row.GetFieldValue<byte[]>(8),
                row.GetInt64(9),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)),
                row.IsDBNull(11) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11)),
                row.IsDBNull(12) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(12))));
        }

        return rows;
    }
}
