using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Pkcs11;

namespace PayGate.Vault.Tests.KeyVaults.Pkcs11;

[Collection(nameof(SoftToken))]
public sealed class Pkcs11ConformanceTests : KeyVaultConformance, IDisposable
{
    private readonly SoftToken _token = SoftToken.Create();
    private bool _opened;

    public void Dispose() => _token.Dispose();

    private protected override async Task<IKeyVault> OpenAsync()
    {
        bool mustExist = _opened;
        _opened = true;
        return await Pkcs11KeyVault.OpenAsync(_token.Options(), mustExist, TimeProvider.System, default);
    }

    private protected override string UnknownVersion(string version) => version[..^32] + new string('0', 32);
}
