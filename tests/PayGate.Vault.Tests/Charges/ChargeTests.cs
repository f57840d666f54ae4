using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Charges;

public sealed class ChargeTests : ChargeConformance
{
    private protected override Task<VaultHost> StartVaultAsync() => VaultHost.StartAsync();
}
