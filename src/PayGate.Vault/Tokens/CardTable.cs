using System.Buffers.Binary;
using System.Data;
using System.Data.Common;
using PayGate.Audit.Storage;
using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Tokens;

/// <summary>
/// The table of cards. Sets are looked up by one statement on PostgreSQL and by one prepared statement a member on SQLite.
/// </summary>
internal static class CardTable
{
    private const string Columns =
        "id, tenant, token, token_key, last_four, brand, suite, number_key, number, expiry_key, expiry, fingerprint_key, fingerprint, "
        + "purpose, expires_at, stored_at";

    private const string FindFingerprint = "SELECT fingerprint_key, fingerprint, id FROM card WHERE ";

    internal static RowBatch NewBatch(DbConnection connection) =>
        new(
            connection,
            "card",
            [
                RowColumn.Number("id"), RowColumn.Number("tenant"), RowColumn.Text("token"), RowColumn.Number("token_key"),
                RowColumn.Number("last_four"), RowColumn.Text("brand"), RowColumn.Number("suite"), RowColumn.Number("number_key"),
                RowColumn.Bytes("number"), RowColumn.Number("expiry_key"), RowColumn.Bytes("expiry"), RowColumn.Number("fingerprint_key"),
                RowColumn.Bytes("fingerprint"), RowColumn.Text("purpose"), RowColumn.Number("expires_at"), RowColumn.Number("stored_at"),
            ]);

    internal static void Insert(VaultTransaction transaction, CardRow card) =>
        transaction.Cards.Add(
            card.Id,
            card.Tenant,
            card.Token,
            card.TokenKeyId,
            (long)card.LastFour,
            card.Brand,
            (long)card.Suite,
            card.NumberKeyId,
            card.Number,
            card.ExpiryKeyId,
            card.Expiry,
            card.FingerprintKeyId,
            card.Fingerprint,
            card.Terms.Purpose?.Value,
            card.Terms.ExpiresAt?.ToUnixTimeMilliseconds(),
            card.StoredAt.ToUnixTimeMilliseconds());

    internal static CardRow? Find(ICommands database, long id) =>
        Read(database.Command("SELECT " + Columns + " FROM card WHERE id = @id").With("@id", id)).FirstOrDefault();

    internal static IReadOnlyList<CardRow> FindAll(ICommands database, IReadOnlyList<long> ids) =>
        database.Engine == DatabaseEngine.PostgreSql
            ? Read(database.Command("SELECT " + Columns + " FROM card WHERE id = ANY(@ids)").With("@ids", ids.ToArray()))
            : [.. ids.Select(id => Find(database, id)).OfType<CardRow>()];

    internal static IReadOnlyList<CardRow> FindAll(ICommands database, IReadOnlyList<string> tokens) =>
        database.Engine == DatabaseEngine.PostgreSql
            ? Read(database.Command("SELECT " + Columns + " FROM card WHERE token = ANY(@tokens)").With("@tokens", tokens.ToArray()))
            : [.. tokens.SelectMany(token =>
                Read(database.Command("SELECT " + Columns + " FROM card WHERE token = @token").With("@token", token)))];

    /// <summary>
    /// Which of the captures gave a card, and which fingerprints are known, and of which card; on a server in one round trip.
    /// </summary>
    internal static (Dictionary<UInt128, long> Captures, Dictionary<FingerprintValue, long> Fingerprints) FindKnown(
        VaultTransaction transaction, IReadOnlyList<byte[]> captures, IReadOnlyCollection<FingerprintValue> fingerprints)
    {
        Dictionary<UInt128, long> knownCaptures = [];
        Dictionary<FingerprintValue, long> knownFingerprints = [];
        if (captures.Count + fingerprints.Count == 0)
        {
            return (knownCaptures, knownFingerprints);
        }

        if (transaction.Engine == DatabaseEngine.PostgreSql)
        {
            using DbBatch batch = transaction.NewBatch();
            batch.Statement("SELECT capture, card FROM card_capture WHERE capture = ANY(@captures)").With("@captures", captures.ToArray());
            batch.Statement(FindFingerprint + "fingerprint = ANY(@values) AND fingerprint IS NOT NULL")
                .With("@values", fingerprints.Select(value => value.ToBytes()).ToArray());
            using DbDataReader rows = batch.ExecuteReader();
            ReadCaptures(rows, knownCaptures);
            _ = rows.NextResult();
            ReadFingerprints(rows, knownFingerprints);
            return (knownCaptures, knownFingerprints);
        }

        foreach (byte[] capture in captures)
        {
            using DbDataReader row = transaction.Command("SELECT capture, card FROM card_capture WHERE capture = @capture")
                .With("@capture", capture)
                .ExecuteReader();
            ReadCaptures(row, knownCaptures);
        }

        foreach (FingerprintValue value in fingerprints)
        {
            using DbDataReader row = transaction.Command(
                FindFingerprint + "fingerprint = @value AND fingerprint_key = @key AND fingerprint IS NOT NULL")
                .With("@key", value.KeyId)
                .With("@value", value.ToBytes())
                .ExecuteReader();
            ReadFingerprints(row, knownFingerprints);
        }

        return (knownCaptures, knownFingerprints);
    }

    internal static void Reseal(VaultTransaction transaction, CardRow card) =>
        transaction.Command(
            "UPDATE card SET suite = @suite, number_key = @numberKey, number = @number, expiry_key = @expiryKey, expiry = @expiry, "
            + "fingerprint_key = @fingerprintKey, fingerprint = @fingerprint, expires_at = @expiresAt WHERE id = @id")
            .With("@suite", (long)card.Suite)
            .With("@numberKey", card.NumberKeyId)
            .With("@number", card.Number)
            .With("@expiryKey", card.ExpiryKeyId)
            .With("@expiry", card.Expiry)
            .WithTyped("@fingerprintKey", card.FingerprintKeyId, DbType.Int64)
            .WithTyped("@fingerprint", card.Fingerprint, DbType.Binary)
            .WithTyped("@expiresAt", card.Terms.ExpiresAt?.ToUnixTimeMilliseconds(), DbType.Int64)
            .With("@id", card.Id)
            .ExecuteNonQuery();

    internal static bool Delete(VaultTransaction transaction, long id) =>
        transaction.Command("DELETE FROM card WHERE id = @id").With("@id", id).ExecuteNonQuery() == 1;

    /// <summary>Cards whose time was over at a moment, those of longest ago first.</summary>
    internal static IReadOnlyList<CardRow> FindOver(ICommands database, DateTimeOffset at, int count) =>
        Read(database.Command("SELECT " + Columns + " FROM card WHERE expires_at <= @at ORDER BY expires_at LIMIT @count")
            .With("@at", at.ToUnixTimeMilliseconds())
            .With("@count", (long)count));

    private static void ReadCaptures(DbDataReader row, Dictionary<UInt128, long> found)
    {
        while (row.Read())
        {
            found[BinaryPrimitives.ReadUInt128BigEndian(row.GetFieldValue<byte[]>(0))] = row.GetInt64(1);
        }
    }

    private static void ReadFingerprints(DbDataReader row, Dictionary<FingerprintValue, long> found)
    {
        while (row.Read())
        {
            found[FingerprintValue.Of(row.GetInt64(0), row.GetFieldValue<byte[]>(1))] = row.GetInt64(2);
        }
    }

    private static List<CardRow> Read(DbCommand select)
    {
        using DbDataReader row = select.ExecuteReader();
        List<CardRow> cards = [];
        while (row.Read())
        {
            cards.Add(new CardRow(
                row.GetInt64(0),
                row.GetInt64(1),
                row.IsDBNull(2) ? null : row.GetString(2),
                row.IsDBNull(3) ? null : row.GetInt64(3),
                row.GetInt32(4),
                row.GetString(5),
                (CipherSuite)row.GetInt64(6),
                row.GetInt64(7),
                row.GetFieldValue<byte[]>(8),
                row.GetInt64(9),
                row.GetFieldValue<byte[]>(10),
                row.IsDBNull(11) ? null : row.GetInt64(11),
                row.IsDBNull(12) ? null : row.GetFieldValue<byte[]>(12),
                new CardTerms(
                    row.IsDBNull(13) ? null : Identifiers.Parse<CardPurpose>(row.GetString(13)),
                    row.IsDBNull(14) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(14))),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(15))));
        }

        return cards;
    }
}
