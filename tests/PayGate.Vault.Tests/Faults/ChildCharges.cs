using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Charges;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Charges;
using PayGate.Vault.Charges.Providers.Simulator;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Faults;

/// <summary>Authorises, captures and refunds over a simulator whose ledger is a file beside the vault.</summary>
internal static class ChildCharges
{
    internal const string Ledger = "ledger";

    private static readonly Money Amount = new(1250, Identifiers.Parse<Currency>("EUR"));

    internal static ChargeRequest Request(string token) => new(Identifiers.Parse<CardToken>(token), Amount, "order-1");

    internal static async Task RunAsync(CardVault vault, string folder, string token, string key, TimeProvider clock)
    {
        SimulatorProvider provider = new(new SimulatorLedger(Path.Combine(folder, Ledger)), clock);
        using ChargeService charges = await ChargeService.OpenAsync(vault, provider, new ChargeOptions { Period = TimeSpan.FromHours(1) });
        ChargeSnapshot charge = await charges.AuthoriseAsync(TenantId.Default, Request(token), key, VaultHost.Actor, default);
        foreach (ChargeOperationKind kind in new[] { ChargeOperationKind.Capture, ChargeOperationKind.Refund })
        {
            charge = await charges.FollowUpAsync(TenantId.Default, charge.Id, kind, null, key + kind, VaultHost.Actor, default);
        }
    }
}
