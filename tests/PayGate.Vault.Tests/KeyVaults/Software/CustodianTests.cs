using System.Text;
using PayGate.CardData.Memory;
using PayGate.Vault.KeyVaults;
using PayGate.Vault.KeyVaults.Software;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.KeyVaults.Software;

public sealed class CustodianTests : IAsyncLifetime
{
    private static readonly string[] Phrases = ["the first custodian", "the second custodian", "the third custodian"];

    private readonly VaultFolder _folder = new VaultFolder().WithKey();
    private WrappedKey _wrapped = null!;

    private string KeyFile => _folder.File("vault.key");

    public async Task InitializeAsync()
    {
        using SoftwareKeyVault vault = SoftwareKeyVault.OpenOrCreate(
            KeyFile, new MachineSecretFile(KeyFile + ".secret"), mustExist: true, TimeProvider.System);
        using GuardedKey key = GuardedKey.CreateRandom();
        _wrapped = (await vault.GetCurrentKeyAsync(default)).Wrap(key);
        await AppointAsync(vault, "share");
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 0)]
    public async Task Any_two_custodians_open_what_a_secret_opened_before(int one, int other)
    {
        using CustodianShares shares = new();
        shares.Add(Share("share", one));
        Assert.Equal(VaultFault.Locked, Assert.Throws<VaultUnavailableException>(() => Open(shares)).Fault);
        shares.Add(Share("share", one));
        Assert.Equal(1, shares.Count);

        shares.Add(Share("share", other));
        using SoftwareKeyVault vault = Open(shares);
        (await vault.UnwrapAsync(_wrapped, default)).Dispose();
        Assert.Throws<VaultUnavailableException>(() => SoftwareKeyVault.OpenOrCreate(
            KeyFile, new MachineSecretFile(KeyFile + ".secret"), mustExist: true, TimeProvider.System));
    }

    [Fact]
    public void A_wrong_passphrase_or_a_changed_share_is_found_before_the_other_custodian_comes()
    {
        using Passphrase wrong = Passphrase.CopyOf("some other passphrase"u8);
        Assert.Equal(VaultFault.Locked, Assert.Throws<VaultUnavailableException>(() => CustodianShare.Open(_folder.File("share-0"), wrong)).Fault);

        byte[] file = File.ReadAllBytes(_folder.File("share-0"));
        file[5] ^= 1;
        File.WriteAllBytes(_folder.File("share-0"), file);
        Assert.Throws<VaultUnavailableException>(() => Share("share", 0));
        File.WriteAllBytes(_folder.File("share-0"), file[..50]);
        Assert.Throws<VaultUnavailableException>(() => Share("share", 0));
    }

    [Fact]
    public async Task New_custodians_take_the_place_of_the_old_ones()
    {
        using CustodianShares old = new();
        old.Add(Share("share", 0));
        old.Add(Share("share", 1));
        using (SoftwareKeyVault vault = Open(old))
        {
            await AppointAsync(vault, "new");
        }

        Assert.Contains("of before", Assert.Throws<VaultUnavailableException>(() => Open(old)).Message, StringComparison.Ordinal);
        using CustodianShares mixed = new();
        mixed.Add(Share("new", 0));
        mixed.Add(Share("share", 1));
        Assert.Throws<VaultUnavailableException>(() => Open(mixed));

        using CustodianShares fresh = new();
        fresh.Add(Share("new", 0));
        fresh.Add(Share("new", 2));
        using SoftwareKeyVault again = Open(fresh);
        (await again.UnwrapAsync(_wrapped, default)).Dispose();
    }

    [Fact]
    public async Task A_share_file_that_is_there_is_never_overwritten_and_the_old_custodians_stay()
    {
        using CustodianShares shares = new();
        shares.Add(Share("share", 0));
        shares.Add(Share("share", 1));
        using (SoftwareKeyVault vault = Open(shares))
        {
            await Assert.ThrowsAsync<VaultUnavailableException>(() => AppointAsync(vault, "share"));
            (await vault.UnwrapAsync(_wrapped, default)).Dispose();
        }

        Open(shares).Dispose();
    }

    [Fact]
    public void A_share_survives_the_way_over_a_socket()
    {
        using CustodianShare share = Share("share", 1);
        byte[] wire = new byte[CustodianShare.WireSize];
        share.ToWire(wire);
        using CustodianShare again = CustodianShare.FromWire(wire);

        Assert.Equal(share.Number, again.Number);
        Assert.True(share.FileSalt.SequenceEqual(again.FileSalt));
        Assert.Equal(KeyBytes.Of(share.Share), KeyBytes.Of(again.Share));
        Assert.Throws<VaultUnavailableException>(() => CustodianShare.FromWire(wire.AsSpan(1)));
    }

    private async Task AppointAsync(SoftwareKeyVault vault, string name)
    {
        List<(string, Passphrase)> custodians = [.. Phrases.Select((phrase, i) =>
            (_folder.File(name + "-" + i), Passphrase.CopyOf(Encoding.UTF8.GetBytes(phrase))))];
        try
        {
            await vault.ResealAsync(new CustodianAppointment(custodians), default);
        }
        finally
        {
            custodians.ForEach(custodian => custodian.Item2.Dispose());
        }
    }

    private SoftwareKeyVault Open(CustodianShares shares) =>
        SoftwareKeyVault.OpenOrCreate(KeyFile, shares, mustExist: true, TimeProvider.System);

    private CustodianShare Share(string name, int number)
    {
        using Passphrase passphrase = Passphrase.CopyOf(Encoding.UTF8.GetBytes(Phrases[number]));
        return CustodianShare.Open(_folder.File(name + "-" + number), passphrase);
    }
}
