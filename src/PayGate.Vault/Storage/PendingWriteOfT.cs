namespace PayGate.Vault.Storage;

/// <summary>A write that is run by itself within its batch.</summary>
internal sealed class PendingWrite<T>(Func<VaultTransaction, T> write) : PendingWrite
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _written;

    internal Task<T> Result => _result.Task;

    internal override void Run(VaultTransaction transaction) => _written = write(transaction);

    internal override void Complete() => _result.SetResult(_written!);

    internal override void Fail(Exception error) => _result.SetException(error);
}
