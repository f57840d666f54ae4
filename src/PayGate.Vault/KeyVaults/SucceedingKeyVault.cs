using PayGate.CardData.Memory;

namespace PayGate.Vault.KeyVaults;

/// <summary>
/// A key vault that takes the place of another: new keys go under the new one, old ones are still opened by the old one until all are
/// wrapped anew.
/// </summary>
internal sealed class SucceedingKeyVault(IKeyVault next, IKeyVault previous) : IKeyVault
{
    public string Name => next.Name + " (after " + previous.Name + ")";

    public ValueTask<VaultPublicKey> GetCurrentKeyAsync(CancellationToken cancellationToken) => next.GetCurrentKeyAsync(cancellationToken);

    public async ValueTask<GuardedKey> UnwrapAsync(WrappedKey wrapped, CancellationToken cancellationToken)
    {
        try
        {
            return await next.UnwrapAsync(wrapped, cancellationToken);
        }
        catch (VaultUnavailableException missing) when (missing.Fault == VaultFault.KeyMissing)
        {
            return await previous.UnwrapAsync(wrapped, cancellationToken);
        }
    }

    public ValueTask<VaultPublicKey> RotateAsync(CancellationToken cancellationToken) => next.RotateAsync(cancellationToken);

    public async ValueTask<IReadOnlyList<VaultKeyVersion>> ListVersionsAsync(CancellationToken cancellationToken) =>
    [
        .. (await previous.ListVersionsAsync(cancellationToken)).Select(version => version with { IsCurrent = false }),
        .. await next.ListVersionsAsync(cancellationToken),
    ];

    public void Dispose()
    {
        next.Dispose();
        previous.Dispose();
    }
}
