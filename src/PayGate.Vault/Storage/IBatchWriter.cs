namespace PayGate.Vault.Storage;

/// <summary>Runs the writes of a batch inside their transaction.</summary>
internal interface IBatchWriter
{
    /// <summary>Runs all of them; an exception rolls all of them back.</summary>
    void Run(VaultTransaction transaction, IReadOnlyList<PendingWrite> batch);

    /// <summary>Writes were undone; called before anything else is written.</summary>
    void RolledBack();
}
