using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Software;

namespace PayGate.Vault.Tests.KeyVaults;

public sealed class KeyVaultAddressTests
{
    private static readonly VaultOptions None = new() { Folder = "/data/vault" };

    [Fact]
    public void A_key_of_azure_is_its_address_without_a_version()
    {
        VaultOptions options = KeyVaultAddress.Apply(None, "https://contoso.vault.azure.net/keys/paygate");
        Assert.Equal(new Uri("https://contoso.vault.azure.net/"), options.Azure!.Vault);
        Assert.Equal("paygate", options.Azure.KeyName);
        Assert.Empty(options.Problems());
    }

    [Fact]
    public void A_token_is_named_as_rfc_7512_has_it()
    {
        VaultOptions options = KeyVaultAddress.Apply(
            None, "pkcs11:token=my%20token;object=vault%3Bkey?module-path=/usr/lib/softhsm/libsofthsm2.so&pin-source=file:///run/secrets/pin");
        Assert.Equal(
            ("my token", "vault;key", "/usr/lib/softhsm/libsofthsm2.so", "/run/secrets/pin"),
            (options.Pkcs11!.Token, options.Pkcs11.KeyLabel, options.Pkcs11.ModulePath, options.Pkcs11.PinFile));
        Assert.Empty(options.Problems());
    }

    [Theory]
    [InlineData("contoso")]
    [InlineData("https://contoso.vault.azure.net/")]
    [InlineData("https://contoso.vault.azure.net/keys/")]
    [InlineData("https://contoso.vault.azure.net/keys/a/b")]
    [InlineData("https://contoso.vault.azure.net/secrets/a")]
    [InlineData("https://contoso.vault.azure.net/keys/a?x=1")]
    [InlineData("pkcs11:token=t;object=o?module-path=/m")]
    [InlineData("pkcs11:token=t;object=o?module-path=/m&pin-value=1234")]
    [InlineData("pkcs11:token=t;token=u;object=o?module-path=/m&pin-source=/p")]
    public void Anything_else_is_no_address(string address) =>
        Assert.Throws<FormatException>(() => KeyVaultAddress.Apply(None, address));

    [Theory]
    [InlineData("http://contoso.vault.azure.net/keys/a")]
    [InlineData("https://user:secret@contoso.vault.azure.net/keys/a")]
    [InlineData("https://contoso.vault.azure.net.evil.example/keys/a")]
    [InlineData("https://contoso.vault.azure.net/keys/a_b")]
    [InlineData("pkcs11:token=t;object=o?module-path=module.so&pin-source=/p")]
    [InlineData("pkcs11:token=a-label-that-is-longer-than-32-bytes;object=o?module-path=/m&pin-source=/p")]
    public void An_address_that_must_not_be_used_is_a_problem_of_the_settings(string address) =>
        Assert.Single(KeyVaultAddress.Apply(None, address).Problems());

    [Fact]
    public void Two_key_vaults_at_once_are_a_problem() => Assert.Single((KeyVaultAddress.Apply(
        None, "https://contoso.vault.azure.net/keys/paygate") with
    { ShareFiles = [new CustodianFile("a", null)] }).Problems());
}
