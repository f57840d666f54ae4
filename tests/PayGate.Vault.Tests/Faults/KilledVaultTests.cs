using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Keys;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Faults;

/// <summary>kill -9 in a process of its own: a token that was given is there, and what was not given is not half there.</summary>
public sealed class KilledVaultTests
{
    private const int MostSteps = 60;

    private static readonly TenantId Tenant = Identifiers.Parse<TenantId>("tenant");

    [Fact]
    public async Task Killed_at_every_step_of_a_first_card_the_vault_opens_again_and_has_every_token_it_gave()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        host.Vault.Dispose();
        List<CardToken> given = [];
        int step = 0;
        ChildProcess child;
        do
        {
            // A tenant of its own each time would hide what a half-made key does to the next start.
            child = await ChildProcess.RunAsync(0, 0, host.Folder.Root, "store", "2", Number(++step));
            Assert.True(child.IsDone || child.ExitCode == 137, child.Errors);
            given.AddRange(child.Tokens);
        }
        while (!child.IsDone && step < MostSteps);

        Assert.True(child.IsDone);
        Assert.True(step > 3, "The clock was read at " + step + " steps only.");
        await Expect(host, given);
    }

    [Theory]
    [InlineData(KeyLevel.Root)]
    [InlineData(KeyLevel.Tenant)]
    public async Task Killed_at_every_step_of_a_rotation_every_card_still_opens_and_the_rotation_can_be_finished(KeyLevel level)
    {
        await using VaultHost host = await VaultHost.StartAsync();
        List<CardToken> given = [];
        foreach (string tenant in new[] { "tenant", "other" })
        {
            CardToken token = await host.StoreAsync(VaultHost.Visa, Identifiers.Parse<TenantId>(tenant));
            if (tenant == Tenant.Value)
            {
                given.Add(token);
            }
        }

        host.Vault.Dispose();
        int step = 0;
        ChildProcess child;
        do
        {
            child = await ChildProcess.RunAsync(0, 0, host.Folder.Root, "rotate", level.ToString(), Number(++step));
            Assert.True(child.IsDone || child.ExitCode == 137, child.Errors);
        }
        while (!child.IsDone && step < MostSteps);

        Assert.True(child.IsDone);
        Assert.True(step > 3, "The clock was read at " + step + " steps only.");
        await Expect(host, given);
        await host.Vault.Keys.RewrapAsync("operator:bruno", null, default);
        Assert.Equal(1L, host.Query<long>("SELECT count(*) FROM vault_key WHERE level = 'Root' AND state <> 'Destroyed'"));
        Assert.Equal(0L, host.Query<long>(
            "SELECT count(*) FROM vault_key k JOIN vault_key w ON w.id = k.wrapped_by WHERE k.state <> 'Destroyed' AND w.state = 'Destroyed'"));
        await Expect(host, given);
    }

    [Fact]
    public async Task Killed_while_it_stores_card_after_card_the_vault_has_every_token_it_gave()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        host.Vault.Dispose();
        List<CardToken> given = [];
        foreach (int after in new[] { 1, 7, 40 })
        {
            ChildProcess child = await ChildProcess.RunAsync(after, 0, host.Folder.Root, "store", "100000", "0");
            Assert.True(child.Tokens.Count() >= after, child.Errors);
            given.AddRange(child.Tokens);
        }

        await Expect(host, given);
    }

    private static async Task Expect(VaultHost host, List<CardToken> given)
    {
        await host.RestartAsync();
        host.VerifyChain();
        Assert.Equal(given.Count, given.Distinct().Count());
        Assert.All(given, token => Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(token, Tenant)));

        // A card without its audit event, or without its capture, or the other way round.
        Assert.Equal(host.Query<long>("SELECT count(*) FROM card"), host.Query<long>("SELECT count(*) FROM card_capture"));
        Assert.Equal(
            host.Query<long>("SELECT count(*) FROM card"),
            host.Query<long>("SELECT count(*) FROM audit_event WHERE kind = 'CardStored' AND result = 'Success'"));
    }

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
