namespace PayGate.Vault.Storage;

/// <summary>A write that waits for its batch.</summary>
internal abstract class PendingWrite
{
    internal abstract void Run(VaultTransaction transaction);

    internal abstract void Complete();

    internal abstract void Fail(Exception error);
}
