using Azure.Core;
using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Azure;
using PayGate.Vault.Tests.KeyVaults.Azure.Fake;

namespace PayGate.Vault.Tests.KeyVaults.Azure;

public sealed class AzureSignInTests : IAsyncLifetime
{
    private AzureVaultHost _host = null!;

    public async Task InitializeAsync() => _host = await AzureVaultHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task One_challenge_and_one_token_serve_many_calls_and_no_body_goes_before_it()
    {
        using IKeyVault vault = await _host.OpenAsync();
        WrappedKey wrapped = await WrapAsync(vault);
        for (int i = 0; i < 5; i++)
        {
            (await vault.UnwrapAsync(wrapped, default)).Dispose();
        }

        KeyClient fresh = _host.Client();
        string version = wrapped.VaultKeyId[^32..];
        (await fresh.GetCryptographyClient(AzureVaultHost.Key, version).UnwrapKeyAsync(wrapped.Ciphertext, default)).Dispose();

        Assert.Equal(2, _host.Fake.SignIn.Issued);
        Assert.Equal(7, _host.Fake.Count("/unwrapkey"));
        Assert.Equal(0, _host.Fake.UnauthenticatedBodies);
    }

    [Theory]
    [InlineData("https://management.azure.com")]
    [InlineData("https://azure.net")]
    [InlineData("https://managedhsm.azure.net")]
    [InlineData("https://vault.azure.net.evil.example")]
    [InlineData("https://contoso.vault.azure.net")]
    [InlineData("http://vault.azure.net")]
    [InlineData("nonsense")]
    public async Task A_challenge_for_another_resource_gets_no_token(string resource)
    {
        _host.Fake.SignIn.Resource = resource;
        VaultUnavailableException refusal = await Assert.ThrowsAsync<VaultUnavailableException>(_host.OpenAsync);

        Assert.Equal(VaultFault.AccessDenied, refusal.Fault);
        Assert.Equal(0, _host.Fake.SignIn.Issued);
    }

    [Theory]
    [InlineData("https://login.evil.example/tenant")]
    [InlineData("https://login.microsoftonline.com.evil.example/tenant")]
    [InlineData("https://login.microsoftonline.com@evil.example/tenant")]
    [InlineData("https://login.microsoftonline.com:8443/tenant")]
    [InlineData("http://login.microsoftonline.com/tenant")]
    public async Task A_challenge_with_another_login_gets_no_token(string authority)
    {
        _host.Fake.SignIn.Authority = authority;
        VaultUnavailableException refusal = await Assert.ThrowsAsync<VaultUnavailableException>(_host.OpenAsync);

        Assert.Equal(VaultFault.AccessDenied, refusal.Fault);
        Assert.Equal(0, _host.Fake.SignIn.Issued);
    }

    [Fact]
    public async Task A_token_taken_back_before_its_time_is_followed_by_another_with_the_claims_asked_for()
    {
        using IKeyVault vault = await _host.OpenAsync();
        WrappedKey wrapped = await WrapAsync(vault);
        _host.Fake.SignIn.RevokeTokens();
        (await vault.UnwrapAsync(wrapped, default)).Dispose();
        (await vault.UnwrapAsync(wrapped, default)).Dispose();

        Assert.Equal(2, _host.Fake.SignIn.Issued);

        // And for a client that knows no challenge yet: resource first, claims second.
        using IKeyVault fresh = await _host.OpenAsync();
        Assert.Equal(4, _host.Fake.SignIn.Issued);
    }

    [Fact]
    public async Task A_vault_that_moved_to_another_tenant_is_followed()
    {
        using IKeyVault vault = await _host.OpenAsync();
        WrappedKey wrapped = await WrapAsync(vault);
        _host.Fake.SignIn.MoveTo("99999999-8888-7777-6666-555555555555");

        (await vault.UnwrapAsync(wrapped, default)).Dispose();
        Assert.Equal(2, _host.Fake.SignIn.Issued);
    }

    [Fact]
    public async Task An_application_signs_in_with_its_secret_at_the_login_of_its_cloud()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("paygate-azure-");
        string secret = Path.Combine(folder.FullName, "secret");
        await File.WriteAllTextAsync(secret, "not-a-real-secret\n");
        AzureKeyVaultOptions options = new()
        {
            Vault = KeyVaultFake.Vault,
            KeyName = AzureVaultHost.Key,
            Credential = AzureCredentialKind.ClientSecret,
            TenantId = FakeSignIn.Tenant,
            ClientId = "client",
            CredentialFile = secret,
        };
        Assert.Empty(options.Problems());
        TokenCredential credential = AzureCredentials.Create(options, _host.Fake.Transport());
        folder.Delete(recursive: true);

        KeyClient client = new(options.Vault, credential, new KeyClientOptions { Transport = _host.Fake.Transport() }, TimeProvider.System);
        using AzureKeyVault vault = await AzureKeyVault.OpenAsync(client, options.KeyName, TimeProvider.System, default);
        _host.Fake.SignIn.RevokeTokens();
        (await vault.UnwrapAsync(await WrapAsync(vault), default)).Dispose();

        Assert.Equal(2, _host.Fake.Count($"POST /{FakeSignIn.Tenant}/oauth2/v2.0/token"));
    }

    [Theory]
    [InlineData("http://contoso.vault.azure.net")]
    [InlineData("https://contoso.vault.azure.net:8443")]
    [InlineData("https://user@contoso.vault.azure.net")]
    [InlineData("https://contoso.vault.azure.net/keys/x")]
    [InlineData("https://contoso.vault.azure.net/?x=1")]
    [InlineData("https://vault.azure.net")]
    [InlineData("https://a.b.vault.azure.net")]
    [InlineData("https://contoso.vault.azure.net.evil.example")]
    [InlineData("https://contosovault.azure.net")]
    [InlineData("https://contoso.vault.evil.example")]
    [InlineData("https://127.0.0.1")]
    [InlineData("https://localhost")]
    public void Only_addresses_of_key_vaults_are_taken(string address)
    {
        Assert.Throws<ArgumentException>(() => _host.Client(new Uri(address)));
        Assert.NotEmpty(new AzureKeyVaultOptions { Vault = new Uri(address), KeyName = "k" }.Problems());
    }

    [Theory]
    [InlineData("https://contoso.vault.azure.net")]
    [InlineData("https://contoso.managedhsm.azure.net")]
    [InlineData("https://contoso.vault.usgovcloudapi.net")]
    [InlineData("https://contoso.vault.azure.cn/")]
    public void Addresses_of_all_clouds_are_taken(string address) =>
        Assert.Empty(new AzureKeyVaultOptions { Vault = new Uri(address), KeyName = "k" }.Problems());

    private static async Task<WrappedKey> WrapAsync(IKeyVault vault)
    {
        using GuardedKey key = GuardedKey.CreateRandom();
        return (await vault.GetCurrentKeyAsync(default)).Wrap(key);
    }
}
