using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults;

namespace PayGate.Vault.Tests.Support;

/// <summary>A key vault in memory of this process that can fail on demand, and counts calls.</summary>
internal sealed class SwitchedKeyVault : IKeyVault, IKeyVaultOpener
{
    private readonly System.Security.Cryptography.RSA _rsa = MadeKeys.Open(2048, 0);
    private int _calls;

    public string Name => "switched";

    /// <summary>What the next calls fail with.</summary>
    internal VaultUnavailableException? Failure { get; set; }

    internal int Calls => Volatile.Read(ref _calls);

    public ValueTask<IKeyVault> OpenAsync(bool mustExist, TimeProvider clock, CancellationToken cancellationToken) =>
        ValueTask.FromResult<IKeyVault>(this);

    public ValueTask<VaultPublicKey> GetCurrentKeyAsync(CancellationToken cancellationToken) =>
        ValueTask.FromResult(new VaultPublicKey("switched/1", _rsa.ExportSubjectPublicKeyInfo()));

    public ValueTask<GuardedKey> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _calls);
        return Failure is null ? ValueTask.FromResult(Oaep.Unwrap(_rsa, wrapped.Ciphertext.Span)) : throw Failure;
    }

    public ValueTask<VaultPublicKey> RotateAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<IReadOnlyList<VaultKeyVersion>> ListVersionsAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public void Dispose()
    {
        // Outlives the vaults of a test, as a key vault does.
    }
}
