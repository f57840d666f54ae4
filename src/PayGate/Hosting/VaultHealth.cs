using PayGate.Vault;

namespace PayGate.Hosting;

/// <summary>What a process says of the key vault behind its vault.</summary>
internal static class VaultHealth
{
    /// <summary>The answer of <c>/health/ready</c>: not ready once the root key is wiped; a warning while it is used without the key vault's word.</summary>
    public static IResult Ready(RootKeyStatus? rootKey, string alarm) => rootKey?.State switch
    {
        null or RootKeyState.Fresh => Results.Text("ready" + alarm),
        RootKeyState.Expired =>
            Results.Text("not ready: the root key is not held. " + rootKey.Failure + alarm, statusCode: StatusCodes.Status503ServiceUnavailable),
        _ => Results.Text(
            $"ready, until {rootKey.UsableFor.TotalMinutes:0} minutes from now: {rootKey.KeyVault} does not confirm the root key. {rootKey.Failure}{alarm}"),
    };
}
