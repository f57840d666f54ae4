using PayGate.Vault.Envelopes;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Tenants;

/// <summary>How the vault treats the cards of a tenant. A change is for new cards; those that are stored stay as they are.</summary>
public sealed record TenantPolicy
{
    /// <summary>How tokens are made.</summary>
    public TokenFormat TokenFormat { get; init; } = TokenFormat.Permutation;

    /// <summary>The same card stored again for the same purpose gives the same token. Never across tenants.</summary>
    public bool SameCardSameToken { get; init; } = true;

    /// <summary>What cards are encrypted with.</summary>
    public CipherSuite Suite { get; init; } = CipherSuite.XChaCha20Poly1305;
}
