using System.Data.Common;
using PayGate.Audit.Storage;

namespace PayGate.Audit;

/// <summary>The append-only rows.</summary>
internal static class EventTable
{
    public const string Columns = "sequence, at, kind, actor, tenant, subject, result, details, hash";

    /// <summary>A batch whose rows are made by <see cref="Row"/>.</summary>
    public static RowBatch NewBatch(DbConnection connection) =>
        new(
            connection,
            "audit_event",
            [
                RowColumn.Number("sequence"), RowColumn.Number("at"), RowColumn.Text("kind"), RowColumn.Text("actor"), RowColumn.Text("tenant"),
                RowColumn.Text("subject"), RowColumn.Text("result"), RowColumn.Text("details"), RowColumn.Bytes("hash"),
            ]);

    public static object?[] Row(long sequence, in StoredEvent stored, byte[] hash) =>
        [sequence, stored.At, stored.Kind, stored.Actor, stored.Tenant, stored.Subject, stored.Result, stored.Details, hash];

    /// <summary>The event under the cursor of a query for <see cref="Columns"/>.</summary>
    public static StoredEvent Read(DbDataReader row) =>
        new(
            row.GetInt64(1),
            row.GetString(2),
            row.GetString(3),
            row.GetString(4),
            row.GetString(5),
            row.GetString(6),
            row.GetString(7));
}
