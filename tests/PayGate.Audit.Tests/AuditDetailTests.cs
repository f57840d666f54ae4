using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;
using static PayGate.Contracts.Identifiers;

namespace PayGate.Audit.Tests;

public sealed class AuditDetailTests
{
    [Theory]
    [InlineData("4242424242424242")]
    [InlineData("4242 4242 4242 4242")]
    [InlineData("card 3782-822463-10005 keyed")]
    [InlineData("4.2.4.2.4.2.4.2.4.2.4.2")]
    [InlineData("x4242424242424242x")]
    [InlineData("00004242424242424242424242")]
    [InlineData("٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢")]
    public void Text_with_a_card_length_of_digits_is_refused_without_being_shown(string text)
    {
        ArgumentException problem = Assert.Throws<ArgumentException>(() => AuditDetail.Text("note", text));

        Assert.DoesNotContain(text, problem.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("\U0001F4B3")]
    public void Text_without_the_form_is_refused(string text) => Assert.Throws<ArgumentException>(() => AuditDetail.Text("note", text));

    [Fact]
    public void Overlong_text_is_refused() => Assert.Throws<ArgumentException>(() => AuditDetail.Text("note", new string('a', 201)));

    [Theory]
    [InlineData("ends 4242")]
    [InlineData("12345678901")]
    [InlineData("rec_01234567890123456789abcdef")]
    [InlineData("pgt_01234567890123456789abcdef_4242")]
    public void Ordinary_text_is_kept(string text) => Assert.Equal(text, AuditDetail.Text("note", text).Value);

    [Theory]
    [InlineData(4242424242424242)]
    [InlineData(100_000_000_000)]
    [InlineData(-100_000_000_000)]
    public void Number_of_card_length_is_refused(long number) => Assert.Throws<ArgumentException>(() => AuditDetail.Of("size", number));

    [Fact]
    public void Cast_number_is_no_member_of_an_enumeration() =>
        Assert.Throws<ArgumentException>(() => AuditDetail.Of("field", (CardField)424242424));

    [Fact]
    public void Chosen_identifier_of_digits_is_refused() =>
        Assert.Throws<ArgumentException>(() => AuditDetail.Of("tenant", Parse<TenantId>("4242-4242-4242-4242")));

    [Fact]
    public void Typed_facts_have_one_invariant_form()
    {
        CallId call = CallId.New();
        Assert.Equal("true", AuditDetail.Of("done", true).Value);
        Assert.Equal("-7", AuditDetail.Of("count", -7).Value);
        Assert.Equal("Expiry", AuditDetail.Of("field", CardField.Expiry).Value);
        Assert.Equal("00:01:30", AuditDetail.Of("took", TimeSpan.FromSeconds(90)).Value);
        Assert.Equal("2026-01-02T02:04:05.000Z", AuditDetail.Of("at", new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1))).Value);
        Assert.Equal(call.Value, AuditDetail.Of("call", call).Value);
        Assert.Equal(64, AuditDetail.Digest("manifest", new byte[32]).Value.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("n4242")]
    public void Name_is_letters_only(string name) => Assert.Throws<ArgumentException>(() => AuditDetail.Of(name, 1));

    [Fact]
    public void Entry_refuses_what_its_details_refuse()
    {
        static AuditEntry Make(string actor, string subject, params AuditDetail[] details) =>
            new(AuditKind.CardStored, actor, TenantId.Default, subject, AuditResult.Success, details);

        Assert.Throws<ArgumentException>(() => Make("agent:4242424242424242", "x"));
        Assert.Throws<ArgumentException>(() => Make("vault", "4242-4242-4242-4242"));
        Assert.Throws<ArgumentException>(() => Make("vault", "x", default(AuditDetail)));
        Assert.Throws<ArgumentException>(() => Make("vault", "x", AuditDetail.Of("a", 1), AuditDetail.Of("a", 2)));
        Assert.Throws<ArgumentException>(() => new AuditEntry((AuditKind)999, "vault", TenantId.Default, "x", AuditResult.Success, []));
        Assert.Throws<ArgumentException>(() => new AuditEntry(AuditKind.CardStored, "vault", default, "x", AuditResult.Success, []));
    }
}
