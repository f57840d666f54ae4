using PayGate.Vault;

namespace PayGate.Hosting;

/// <summary>What a process says of the key vault behind its vault.</summary>
internal static class VaultHealth
{
    /// <summary>The answer of <c>/health/ready</c>: not ready once the root key is wiped; a warning while it is used without the key vault's word.</summary>
    public static IResult Ready(RootKeyStatus? rootKey) => rootKey?.State switch
    {
        null or RootKeyState.Fresh => Results.Text("ready"),
        RootKeyState.Expired => Results.Text("not ready: the root key is not held. " + rootKey.Failure, statusCode: StatusCodes.Status503ServiceUnavailable),
        _ => Results.Text($"ready, until {rootKey.UsableFor.TotalMinutes:0} minutes from now: {rootKey.KeyVault} does not confirm the root key. {rootKey.Failure}"),
    };

    /// <summary>Figures for <c>/metrics</c>.</summary>
    public static IEnumerable<(string Name, string Help, double Value)> Figures(RootKeyStatus rootKey) =>
    [
        ("paygate_vault_root_key_state", "Root key: 0 fresh, 1 stale, 2 refused, 3 expired.", (double)rootKey.State),
        ("paygate_vault_root_key_confirmed_seconds", "Since the key vault confirmed the root key.", rootKey.ConfirmedAgo.TotalSeconds),
        ("paygate_vault_root_key_usable_seconds", "Until the root key is wiped if the key vault stays away.", rootKey.UsableFor.TotalSeconds),
        ("paygate_vault_key_vault_calls", "Calls of the key vault for the root key since start.", rootKey.VaultCalls),
    ];
}
