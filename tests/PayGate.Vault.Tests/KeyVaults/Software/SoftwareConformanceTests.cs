using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Software;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults.Software;

public sealed class SoftwareConformanceTests : KeyVaultConformance, IDisposable
{
    private readonly VaultFolder _folder = new VaultFolder().WithKey();

    public void Dispose() => _folder.Dispose();

    private protected override Task<IKeyVault> OpenAsync() => Task.FromResult<IKeyVault>(SoftwareKeyVault.OpenOrCreate(
        _folder.File("vault.key"), new MachineSecretFile(_folder.File("vault.key.secret")), mustExist: true, TimeProvider.System));

    private protected override string UnknownVersion(string version) => "software/aaaaaaaaaaaaaaaa";
}
