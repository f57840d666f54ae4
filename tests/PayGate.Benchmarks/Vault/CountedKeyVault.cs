using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults;

namespace PayGate.Benchmarks.Vault;

/// <summary>A key vault that counts what it is asked.</summary>
internal sealed class CountedKeyVault(IKeyVaultOpener inner) : IKeyVaultOpener, IKeyVault
{
    private IKeyVault? _vault;
    private int _calls;

    /// <summary>Calls that a vault elsewhere would have to answer.</summary>
    internal int Calls => _calls;

    public string Name => Vault.Name;

    private IKeyVault Vault => _vault ?? throw new InvalidOperationException("The key vault is not open.");

    public async ValueTask<IKeyVault> OpenAsync(bool mustExist, TimeProvider clock, CancellationToken cancellationToken)
    {
        _vault = await inner.OpenAsync(mustExist, clock, cancellationToken);
        return this;
    }

    public ValueTask<VaultPublicKey> GetCurrentKeyAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return Vault.GetCurrentKeyAsync(cancellationToken);
    }

    public ValueTask<GuardedKey> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return Vault.UnwrapAsync(wrapped, cancellationToken);
    }

    public ValueTask<VaultPublicKey> RotateAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return Vault.RotateAsync(cancellationToken);
    }

    public ValueTask<IReadOnlyList<VaultKeyVersion>> ListVersionsAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return Vault.ListVersionsAsync(cancellationToken);
    }

    public void Dispose() => Vault.Dispose();
}
