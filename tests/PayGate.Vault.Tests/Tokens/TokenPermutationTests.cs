using PayGate.CardData.Cards;
using PayGate.CardData.Memory;
using PayGate.Contracts;
using PayGate.Contracts.Cards;
using PayGate.Vault.Tests.Support;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Tests.Tokens;

public sealed class TokenPermutationTests : IDisposable
{
    private readonly GuardedKey _key = GuardedKey.CreateRandom();
    private readonly GuardedKey _other = GuardedKey.CreateRandom();

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void A_token_leads_to_its_number_and_is_the_same_each_time()
    {
        foreach (long number in new[] { 0, 1, 4_194_304, (1L << 48) - 1 })
        {
            CardToken token = TokenPermutation.Seal(number, 42, _key);

            Assert.Equal("0042", token.LastFour);
            Assert.Equal(token, TokenPermutation.Seal(number, 42, _key));
            Assert.Equal(number, TokenPermutation.Open(token, [_key]));
            Assert.Equal(number, TokenPermutation.Open(token, [_other, _key]));
        }
    }

    [Fact]
    public void A_token_of_another_tenant_leads_nowhere()
    {
        Assert.Null(TokenPermutation.Open(TokenPermutation.Seal(7, 4242, _other), [_key]));
        Assert.Null(TokenPermutation.Open(TokenPermutation.Seal(7, 4242, _key), []));
    }

    [Fact]
    public void A_change_of_any_character_leads_nowhere()
    {
        string good = TokenPermutation.Seal(7, 4242, _key).Value;
        int tried = 0;
        for (int i = TokenText.BodyAt; i < good.Length; i++)
        {
            foreach (char other in TokenText.Alphabet.Where(c => c != good[i]))
            {
                string changed = good[..i] + other + good[(i + 1)..];
                if (CardToken.TryParse(changed, out CardToken token))
                {
                    Assert.Null(TokenPermutation.Open(token, [_key]));
                    tried++;
                }
            }
        }

        Assert.True(tried > 700);
    }

    [Fact]
    public void A_random_token_is_no_permutation_token()
    {
        for (int i = 0; i < 1000; i++)
        {
            CardToken token = TokenFactory.Draw("4242");
            Assert.False(TokenText.LooksLikePermutation(token.Value));
            Assert.Null(TokenPermutation.Open(token, [_key]));
        }
    }

    [Fact]
    public void The_digits_of_a_token_never_pass_the_Luhn_check_and_neighbours_have_nothing_in_common()
    {
        HashSet<string> beginnings = [];
        for (long number = 1; number <= 5000; number++)
        {
            string text = TokenPermutation.Seal(number, 1881, _key).Value;
            Assert.False(Luhn.IsValid(VaultHost.Digits(string.Concat(text.Where(char.IsAsciiDigit)))));
            beginnings.Add(text[TokenText.BodyAt..(TokenText.BodyAt + 12)]);
        }

        Assert.Equal(5000, beginnings.Count);
    }

    [Fact]
    public async Task A_forged_or_foreign_token_is_refused_without_a_look_at_the_cards()
    {
        await using VaultHost host = await VaultHost.StartAsync();
        CardToken mine = await host.StoreAsync(VaultHost.Visa);
        CardToken theirs = await host.StoreAsync(VaultHost.Visa, VaultHost.Other);
        host.Execute("ALTER TABLE card RENAME TO away");

        Assert.Null(host.Reveal(theirs));
        Assert.Null(host.Reveal(Identifiers.Parse<CardToken>(mine.Value[..^4] + "1111")));
        Assert.Null(host.Reveal(Identifiers.Parse<CardToken>("pgt_1" + new string('a', 25) + "_4242")));
        Assert.Throws<VaultUnavailableException>(() => host.Reveal(mine));
    }
}
