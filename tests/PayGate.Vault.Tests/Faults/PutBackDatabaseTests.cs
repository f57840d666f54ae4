using PayGate.Audit;
using PayGate.Contracts.Cards;
using PayGate.Vault.Tests.Support;

namespace PayGate.Vault.Tests.Faults;

/// <summary>Somebody puts yesterday's database in the place of today's.</summary>
public sealed class PutBackDatabaseTests
{
    [Fact]
    public async Task Tokens_given_since_then_lead_to_nobody_elses_card_and_the_checkpoints_tell()
    {
        await using VaultHost host = await VaultHost.StartAsync(new VaultOptions { Folder = "", SameCardSameToken = false });
        CardToken kept = await host.StoreAsync(VaultHost.Visa);
        host.Vault.Dispose();
        File.Copy(host.Folder.Database, host.Folder.File("copy"));
        await host.RestartAsync();
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        List<CardToken> lost = [];
        for (int i = 0; i < 20; i++)
        {
            lost.Add(await host.StoreAsync(VaultHost.Visa));
        }

        AuditCheckpoints checkpoints = new(host.Folder.File("checkpoints.jsonl"), host.Signer, host.Clock);
        using (AuditReader reader = AuditReader.Open(host.Options.Address))
        {
            Assert.True(checkpoints.Take(reader));
        }

        host.Vault.Dispose();
        File.Copy(host.Folder.File("copy"), host.Folder.Database, overwrite: true);
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        await host.RestartAsync();
        List<CardToken> later = [];
        for (int i = 0; i < 40; i++)
        {
            later.Add(await host.StoreAsync(VaultHost.Visa));
        }

        Assert.Empty(lost.Intersect(later));
        Assert.All(lost, token => Assert.Null(host.Reveal(token)));
        Assert.NotNull(host.Reveal(kept));
        using AuditReader after = AuditReader.Open(host.Options.Address);
        Assert.NotEqual(
            AuditProblem.None,
            after.Verify("vault", host.Signer.PublicKey, AuditCheckpointFile.Read(host.Folder.File("checkpoints.jsonl"), host.Signer.PublicKey), default).Problem);
    }

    [Fact]
    public async Task A_clock_that_goes_back_gives_no_number_twice_and_a_clock_far_ahead_is_refused()
    {
        await using VaultHost host = await VaultHost.StartAsync(new VaultOptions { Folder = "", SameCardSameToken = false });
        List<CardToken> tokens = [await host.StoreAsync(VaultHost.Visa)];
        foreach (TimeSpan skew in new[] { TimeSpan.FromDays(-3000), TimeSpan.FromDays(3000), TimeSpan.Zero, TimeSpan.FromDays(-1) })
        {
            host.Clock.Skew = skew;
            tokens.Add(await host.StoreAsync(VaultHost.Visa));
        }

        Assert.Equal(tokens.Count, tokens.Distinct().Count());
        Assert.All(tokens, token => Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(token)));
        host.Clock.Skew = TimeSpan.FromDays(365 * 200);
        await Assert.ThrowsAsync<VaultUnavailableException>(() => host.StoreAsync(VaultHost.Visa));
        host.Clock.Skew = TimeSpan.Zero;
        Assert.NotNull(host.Reveal(await host.StoreAsync(VaultHost.Visa)));
        host.VerifyChain();
    }
}
