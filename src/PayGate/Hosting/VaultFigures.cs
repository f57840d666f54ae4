using PayGate.Vault;

namespace PayGate.Hosting;

/// <summary>What the vault shows of itself: how far its keys are backed, and which are overdue (PCI DSS 3.7.4).</summary>
internal sealed class VaultFigures(CardVault vault) : IFigureSource
{
    /// <inheritdoc/>
    public IEnumerable<Gauge> Read()
    {
        RootKeyStatus root = vault.RootKey;
        List<Gauge> gauges =
        [
            new("paygate_vault_root_key_state", "Root key: 0 fresh, 1 stale, 2 refused, 3 expired.", (double)root.State),
            new("paygate_vault_root_key_confirmed_seconds", "Since the key vault confirmed the root key.", root.ConfirmedAgo.TotalSeconds),
            new("paygate_vault_root_key_usable_seconds", "Until the root key is wiped if its key vault stays silent.", root.UsableFor.TotalSeconds),
            new("paygate_vault_key_vault_calls", "Calls to the key vault since the start.", root.VaultCalls),
        ];
        try
        {
            gauges.AddRange(vault.OverdueKeys().Select(level => new Gauge(
                "paygate_vault_overdue_keys",
                "Keys in use beyond their cryptoperiod.",
                level.Value,
                "level=\"" + level.Key.ToString().ToLowerInvariant() + "\"")));
        }
        catch (VaultUnavailableException)
        {
            // The database does not answer: readiness says so, the other figures still stand.
        }

        return gauges;
    }
}
