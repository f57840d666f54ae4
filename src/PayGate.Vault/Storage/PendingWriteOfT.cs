using Microsoft.Data.Sqlite;

namespace PayGate.Vault.Storage;

internal sealed class PendingWrite<T>(Func<SqliteTransaction, T> write) : PendingWrite
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _written;

    internal Task<T> Result => _result.Task;

    internal override void Run(SqliteTransaction transaction) => _written = write(transaction);

    internal override void Complete() => _result.SetResult(_written!);

    internal override void Fail(Exception error) => _result.SetException(error);
}
