using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Charges;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Charges;
using PayGate.Vault.Charges.Providers.Simulator;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Charges;

/// <summary>A vault with a card that can be charged at the simulator.</summary>
internal sealed class ChargeHost : IAsyncDisposable
{
    private int _keys;

    private ChargeHost(VaultHost vault) => Vault = vault;

    internal VaultHost Vault { get; }

    internal SimulatorLedger Ledger { get; } = new(null);

    internal ChargeService Charges { get; private set; } = null!;

    internal CardToken Token { get; private set; }

    internal static async Task<ChargeHost> StartAsync(VaultHost vault, string number = VaultHost.Visa)
    {
        ChargeHost host = new(vault);
        host.Token = await vault.StoreAsync(number);
        await host.OpenAsync();
        return host;
    }

    internal static Money Euro(long minor) => new(minor, Identifiers.Parse<Currency>("EUR"));

    internal ChargeRequest Request(long minor) => new(Token, Euro(minor), "order-1");

    internal Task<ChargeSnapshot> AuthoriseAsync(long minor, string? key = null) =>
        AuthoriseAsync(Request(minor), key);

    /// <summary>Lets the time of the vault go on until the answer is there.</summary>
    internal async Task<ChargeSnapshot> AuthoriseAsync(ChargeRequest request, string? key = null)
    {
        Task<ChargeSnapshot> answer = Charges.AuthoriseAsync(TenantId.Default, request, key ?? NextKey(), VaultHost.Actor, default);
        return await WaitAsync(answer);
    }

    internal Task<ChargeSnapshot> FollowUpAsync(ChargeId charge, ChargeOperationKind kind, long? minor = null, string? key = null) =>
        WaitAsync(Charges.FollowUpAsync(
            TenantId.Default, charge, kind, minor is { } amount ? Euro(amount) : null, key ?? NextKey(), VaultHost.Actor, default));

    internal ChargeSnapshot Find(ChargeId charge) => Charges.Find(TenantId.Default, charge)!;

    internal async Task RestartAsync()
    {
        Charges.Dispose();
        await Vault.RestartAsync();
        await OpenAsync();
    }

    /// <summary>Checks what is due, for some hours.</summary>
    internal async Task ReconcileAsync()
    {
        for (int i = 0; i < 5; i++)
        {
            Vault.Clock.Advance(TimeSpan.FromHours(1));
            _ = await Charges.Reconciler.CheckAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Charges.Dispose();
        await Vault.DisposeAsync();
    }

    private async Task<ChargeSnapshot> WaitAsync(Task<ChargeSnapshot> answer)
    {
        for (int i = 0; i < 1000 && !answer.IsCompleted; i++)
        {
            await Task.WhenAny(answer, Task.Delay(50));
            Vault.Clock.Advance(TimeSpan.FromSeconds(5));
        }

        return await answer;
    }

    private async Task OpenAsync() => Charges = await ChargeService.OpenAsync(
        Vault.Vault, new SimulatorProvider(Ledger, Vault.Clock), new ChargeOptions { Period = TimeSpan.FromDays(30) });

    private string NextKey() => FormattableString.Invariant($"key-{++_keys}");
}
