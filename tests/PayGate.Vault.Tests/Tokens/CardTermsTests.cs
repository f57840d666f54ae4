using PayGate.Audit;
using PayGate.CardData.Sealing;
using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Contracts.Tenancy;
using PayGate.Vault.Envelopes;
using PayGate.Vault.Tests.Support;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Tests.Tokens;

public sealed class CardTermsTests
{
    private static readonly CardPurpose Payment = Identifiers.Parse<CardPurpose>("payment");
    private static readonly CardPurpose Subscription = Identifiers.Parse<CardPurpose>("subscription");

    [Fact]
    public async Task A_use_for_another_purpose_is_refused_and_recorded()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreOnTermsAsync(VaultHost.Visa, new CardTerms(Subscription, null));

        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(token, purpose: Subscription));
        Assert.Throws<CardRefusedException>(() => host.Reveal(token, purpose: Payment));
        Assert.Throws<CardRefusedException>(() => host.Reveal(token));
        Assert.Equal(2, host.Audit().Count(row => row.Kind == nameof(AuditKind.CardUseRefused) && row.Subject == token.Value));
    }

    [Fact]
    public async Task The_same_card_for_another_purpose_is_another_token()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken payment = await host.StoreOnTermsAsync(VaultHost.Visa, new CardTerms(Payment, null));
        CardToken subscription = await host.StoreOnTermsAsync(VaultHost.Visa, new CardTerms(Subscription, null));
        CardToken any = await host.StoreOnTermsAsync(VaultHost.Visa, default);

        Assert.Equal(3, new[] { payment, subscription, any }.Distinct().Count());
        Assert.Equal(payment, await host.StoreOnTermsAsync(VaultHost.Visa, new CardTerms(Payment, null)));
    }

    [Fact]
    public async Task A_card_is_unreadable_from_the_moment_its_time_is_over_and_removed_an_hour_later()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreOnTermsAsync(VaultHost.Visa, new CardTerms(null, host.Clock.GetUtcNow().AddMinutes(10)));
        CardToken other = await host.StoreAsync(VaultHost.Mastercard);
        Assert.NotNull(host.Reveal(token));

        host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(host.Reveal(token));
        Assert.Equal(2L, host.Query<long>("SELECT count(*) FROM card"));

        await host.PassAsync(TimeSpan.FromMinutes(80), () => host.Query<long>("SELECT count(*) FROM card") == 1);
        Assert.Equal(1L, host.Query<long>("SELECT count(*) FROM card"));
        Assert.Equal(token.Value, Assert.Single(host.Audit(), row => row.Kind == nameof(AuditKind.CardExpired)).Subject);
        Assert.NotNull(host.Reveal(other));
    }

    [Fact]
    public async Task A_clock_set_years_ahead_by_mistake_and_set_right_removes_no_card()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreOnTermsAsync(VaultHost.Visa, new CardTerms(null, host.Clock.GetUtcNow().AddYears(1)));
        await host.PassAsync(TimeSpan.FromMinutes(90), () => false);

        host.Skew = TimeSpan.FromDays(4000);
        Assert.Null(host.Reveal(token));
        await host.PassAsync(TimeSpan.FromMinutes(30), () => false);
        host.Skew = TimeSpan.Zero;
        await host.PassAsync(TimeSpan.FromMinutes(90), () => false);

        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(token));
    }

    [Fact]
    public async Task Storing_a_card_again_prolongs_it_and_never_shortens_it()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        DateTimeOffset start = host.Clock.GetUtcNow();
        CardToken token = await host.StoreOnTermsAsync(VaultHost.Visa, new CardTerms(null, start.AddHours(2)));
        Assert.Equal(token, await host.StoreOnTermsAsync(VaultHost.Visa, new CardTerms(null, start.AddHours(3))));
        Assert.Equal(token, await host.StoreOnTermsAsync(VaultHost.Visa, new CardTerms(null, start.AddHours(1))));

        CardDescription? card = await host.Vault.Tokens.DescribeAsync(TenantId.Default, token, default);
        Assert.Equal(start.AddHours(3), card?.ExpiresAt);
        Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(token));

        Assert.Equal(token, await host.StoreOnTermsAsync(VaultHost.Visa, default));
        Assert.Null((await host.Vault.Tokens.DescribeAsync(TenantId.Default, token, default))?.ExpiresAt);
    }

    [Fact]
    public async Task A_card_whose_time_is_over_comes_back_as_another_token()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreOnTermsAsync(VaultHost.Visa, new CardTerms(null, host.Clock.GetUtcNow().AddMinutes(1)));
        host.Clock.Advance(TimeSpan.FromMinutes(2));

        CardToken again = await host.StoreOnTermsAsync(VaultHost.Visa, default);

        Assert.NotEqual(token, again);
        Assert.Null(host.Reveal(token));
        Assert.NotNull(host.Reveal(again));
    }

    [Fact]
    public async Task An_edited_purpose_or_end_does_not_open()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreOnTermsAsync(VaultHost.Visa, new CardTerms(Subscription, host.Clock.GetUtcNow().AddDays(1)));

        host.Execute("UPDATE card SET purpose = 'payment'");
        Assert.Throws<SealedDataException>(() => host.Reveal(token, purpose: Payment));
        host.Execute("UPDATE card SET purpose = NULL");
        Assert.Throws<SealedDataException>(() => host.Reveal(token));
        host.Execute("UPDATE card SET purpose = 'subscription', expires_at = expires_at + 86400000");
        Assert.Throws<SealedDataException>(() => host.Reveal(token, purpose: Subscription));
        host.Execute("UPDATE card SET expires_at = expires_at - 86400000");
        Assert.NotNull(host.Reveal(token, purpose: Subscription));
    }

    [Fact]
    public async Task What_may_be_known_of_a_card_is_described()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken token = await host.StoreAsync(VaultHost.Visa, expiry: "0726");
        CardDescription? card = await host.Vault.Tokens.DescribeAsync(TenantId.Default, token, default);

        Assert.Equal(
            new CardDescription(
                token, CardBrand.Visa, ExpiryState.Soon, new IssuerDetails("US", "Stripe test bank", CardFunding.Credit), null, null, host.Clock.GetUtcNow()),
            card);
        Assert.Null(await host.Vault.Tokens.DescribeAsync(VaultHost.Other, token, default));

        host.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(ExpiryState.Past, (await host.Vault.Tokens.DescribeAsync(TenantId.Default, token, default))?.Expiry);
    }

    [Theory]
    [InlineData(TokenFormat.Permutation, true)]
    [InlineData(TokenFormat.Random, false)]
    public async Task A_tenant_has_the_format_of_tokens_and_the_suite_it_chose(TokenFormat format, bool permuted)
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken before = await host.StoreAsync(VaultHost.Mastercard);
        await host.Vault.Keys.ChoosePolicyAsync(
            TenantId.Default, new() { TokenFormat = format, SameCardSameToken = false, Suite = CipherSuite.Aes256Gcm }, "operator:bruno");

        CardToken first = await host.StoreAsync(VaultHost.Visa);
        CardToken second = await host.StoreAsync(VaultHost.Visa);

        Assert.NotEqual(first, second);
        Assert.Equal(permuted, TokenText.LooksLikePermutation(first.Value));
        Assert.Equal(permuted ? 0L : 2L, host.Query<long>("SELECT count(*) FROM card WHERE token IS NOT NULL"));
        Assert.Equal(2L, host.Query<long>("SELECT count(*) FROM card WHERE suite = 2 AND fingerprint IS NULL"));
        await host.RestartAsync();
        Assert.All([first, second], token => Assert.Equal((VaultHost.Visa, "1230"), host.Reveal(token)));
        Assert.Equal((VaultHost.Mastercard, "1230"), host.Reveal(before));
        Assert.NotEqual(first, await host.StoreAsync(VaultHost.Visa, VaultHost.Other));
    }
}
