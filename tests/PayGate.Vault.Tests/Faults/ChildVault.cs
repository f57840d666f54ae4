using PayGate.Audit;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;
using PayGate.Contracts;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Keys;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Faults;

/// <summary>A vault in a process of its own. Says <c>ready</c>, then a line for each token that it was given, then <c>done</c>.</summary>
internal static class ChildVault
{
    /// <param name="args">
    /// Folder, then <c>store N K</c> (stores N cards one after the other, dies at the K-th reading of the clock), or <c>rotate LEVEL K</c>,
    /// or <c>charge TOKEN K</c> (authorises, captures and refunds).
    /// </param>
    internal static async Task<int> RunAsync(string[] args)
    {
        string folder = args[0];
        KillingClock clock = new();
        using AuditSigner signer = AuditSigner.OpenOrCreate(Path.Combine(folder, "audit.key"));
        VaultOptions options = new() { Folder = folder, SameCardSameToken = false };
        using CardVault vault = await CardVault.OpenAsync(options, signer, clock, default);
        Say("ready");
        clock.Arm(int.Parse(args[3], System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            await (args[1] == "store" ? StoreAsync(vault, int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture))
                : args[1] == "charge" ? ChildCharges.RunAsync(vault, folder, args[2], "step-" + args[3], clock)
                : vault.Keys.RotateAsync(Enum.Parse<KeyLevel>(args[2]), null, "operator:bruno", null, default));
        }
        catch (VaultUnavailableException error)
        {
            Say("refused " + error.Message);
            return 3;
        }

        clock.Arm(0);
        Say("done");
        return 0;
    }

    private static async Task StoreAsync(CardVault vault, int cards)
    {
        TenantId tenant = Identifiers.Parse<TenantId>("tenant");
        for (int i = 0; i < cards; i++)
        {
            CaptureId capture = CaptureId.New();
            using DigitBuffer number = Buffer(VaultHost.Visa);
            using DigitBuffer expiry = Buffer("1230");
            byte[] box = SealedCard.Seal(number, expiry, null, tenant, capture, vault.SealingKey);
            SealedCardMessage card = new(capture, tenant, vault.SealingKey.Id, box, new MaskedPan(CardBrand.Visa, 16, "4242"));
            Say((await vault.StoreAsync(card, VaultHost.Actor, default)).Value);
        }
    }

    private static DigitBuffer Buffer(string text)
    {
        DigitBuffer buffer = new();
        foreach (byte digit in VaultHost.Digits(text))
        {
            _ = buffer.TryAppend(digit);
        }

        return buffer;
    }

    // One write a line: a killed process leaves no half of one unsaid.
    private static void Say(string line)
    {
        Console.Out.WriteLine(line);
        Console.Out.Flush();
    }
}
