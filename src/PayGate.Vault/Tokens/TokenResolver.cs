using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Keys;
using PayGate.Vault.Storage;

namespace PayGate.Vault.Tokens;

/// <summary>
/// From a token to what it is looked up by. A forged permutation token, or one of another tenant, goes no further than here.
/// </summary>
internal sealed class TokenResolver(KeyRing keys, VaultReaders readers)
{
    /// <summary>The card's number or the random token to look up; neither: this tenant never gave such a token.</summary>
    /// <exception cref="CardData.Sealing.SealedDataException">The tenant's keys were destroyed or changed.</exception>
    internal (long? Id, string? Token) Resolve(TenantId tenant, CardToken token)
    {
        using KeyScope scope = keys.Enter();
        if (token == default || keys.ForReading(readers, tenant) is not { } held)
        {
            return (null, null);
        }

        if (!TokenText.LooksLikePermutation(token.Value))
        {
            return (null, token.Value);
        }

        long? id = TokenPermutation.Open(token, held.Tokens.Select(key => key.Key));
        return (id, id is null && held.Row.HasOldTokens ? token.Value : null);
    }
}
