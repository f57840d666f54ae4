namespace PayGate.Vault.Tenants;

/// <summary>A tenant as stored.</summary>
/// <param name="Number">Stands for it in the rows of its cards.</param>
/// <param name="Policy">What it chose, over the defaults of the settings.</param>
/// <param name="HasOldTokens">It has tokens of the first version of the vault, which a permutation token may look like.</param>
internal sealed record TenantRow(long Number, TenantPolicy Policy, bool HasOldTokens);
