using System.Data;
using System.Data.Common;
using PayGate.Audit.Storage;
using PayGate.Contracts;
using PayGate.Contracts.Charges;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Charges;

/// <summary>The table of requests to providers.</summary>
internal static class OperationTable
{
    private const string Select =
        "SELECT charge, number, kind, amount, state, request, owner, actor, provider_reference, problem, checks, check_at FROM charge_operation ";

    internal static OperationRow? FindByKey(ICommands database, byte[] key) =>
        One(database.Command(Select + "WHERE request_key = @key").With("@key", key));

    internal static OperationRow? Find(ICommands database, ChargeId charge, int number) =>
        One(database.Command(Select + "WHERE charge = @charge AND number = @number")
            .With("@charge", charge.Value)
            .With("@number", (long)number));

    /// <summary>Requests that are to be checked, the longest due first.</summary>
    internal static IReadOnlyList<OperationRow> Due(ICommands database, DateTimeOffset now, int most) =>
        All(database.Command(Select + "WHERE check_at <= @now ORDER BY check_at LIMIT @most")
            .With("@now", now.ToUnixTimeMilliseconds())
            .With("@most", (long)most));

    /// <summary>Requests that another process was sending.</summary>
    internal static IReadOnlyList<OperationRow> LeftBehind(ICommands database, string owner) =>
        All(database.Command(Select + "WHERE check_at IS NOT NULL AND state = @state AND owner <> @owner")
            .With("@state", nameof(ChargeOperationState.Sending))
            .With("@owner", owner));

    internal static void Insert(VaultTransaction transaction, OperationRow operation, byte[] key) =>
        transaction.Command(
            "INSERT INTO charge_operation (charge, number, kind, amount, state, request_key, request, owner, actor, checks, check_at, begun_at) "
                + "VALUES (@charge, @number, @kind, @amount, @state, @key, @request, @owner, @actor, 0, @check, @now)")
            .With("@charge", operation.Charge.Value)
            .With("@number", (long)operation.Number)
            .With("@kind", operation.Kind.ToString())
            .With("@amount", operation.Amount)
            .With("@state", operation.State.ToString())
            .With("@key", key)
            .With("@request", operation.Request)
            .With("@owner", operation.Owner)
            .With("@actor", operation.Actor)
            .WithTyped("@check", operation.CheckAt?.ToUnixTimeMilliseconds(), DbType.Int64)
            .With("@now", transaction.Now.ToUnixTimeMilliseconds())
            .ExecuteNonQuery();

    internal static void Update(VaultTransaction transaction, OperationRow operation) =>
        transaction.Command(
            "UPDATE charge_operation SET state = @state, provider_reference = @reference, problem = @problem, checks = @checks, "
                + "check_at = @check, ended_at = @ended WHERE charge = @charge AND number = @number")
            .With("@state", operation.State.ToString())
            .WithTyped("@reference", operation.ProviderReference, DbType.String)
            .WithTyped("@problem", operation.Problem?.ToString(), DbType.String)
            .With("@checks", (long)operation.Checks)
            .WithTyped("@check", operation.CheckAt?.ToUnixTimeMilliseconds(), DbType.Int64)
            .WithTyped("@ended", operation.IsOpen ? null : transaction.Now.ToUnixTimeMilliseconds(), DbType.Int64)
            .With("@charge", operation.Charge.Value)
            .With("@number", (long)operation.Number)
            .ExecuteNonQuery();

    private static OperationRow? One(DbCommand command) => All(command) is [{ } only] ? only : null;

    private static List<OperationRow> All(DbCommand command)
    {
        using DbDataReader row = command.ExecuteReader();
        List<OperationRow> operations = [];
        while (row.Read())
        {
            operations.Add(new OperationRow(
                Identifiers.Parse<ChargeId>(row.GetString(0)),
                (int)row.GetInt64(1),
                Enum.Parse<ChargeOperationKind>(row.GetString(2)),
                row.GetInt64(3),
                Enum.Parse<ChargeOperationState>(row.GetString(4)),
                row.GetFieldValue<byte[]>(5),
                row.GetString(6),
                row.GetString(7),
                row.IsDBNull(8) ? null : row.GetString(8),
                row.IsDBNull(9) ? null : Enum.Parse<ChargeProblem>(row.GetString(9)),
                (int)row.GetInt64(10),
                row.IsDBNull(11) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(11))));
        }

        return operations;
    }
}
