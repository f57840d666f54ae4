using System.Text.Json;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;

namespace PayGate.Contracts.Tests;

public sealed class IdentifiersTests
{
    [Fact]
    public void A_new_identifier_reads_back_and_is_never_the_same_twice()
    {
        CallId first = CallId.New();
        Assert.True(CallId.TryParse(first.Value, out CallId back));
        Assert.Equal(first, back);
        Assert.NotEqual(first, CallId.New());
    }

    [Fact]
    public void An_identifier_of_another_kind_is_refused() => Assert.False(CaptureId.TryParse(CallId.New().Value, out _));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("call_")]
    [InlineData("call_0123456789abcdefghjkmnpqr")]
    [InlineData("call_0123456789abcdefghjkmnpqrsx")]
    [InlineData("call_0123456789ABCDEFGHJKMNPQRS")]
    [InlineData("call_0123456789abcdefghijklmnop")]
    [InlineData("call-0123456789abcdefghjkmnpqrs")]
    public void Malformed_identifiers_are_refused(string? text) => Assert.False(CallId.TryParse(text, out _));

    [Theory]
    [InlineData("acme", true)]
    [InlineData("acme-spa_2.it", true)]
    [InlineData(".hidden", false)]
    [InlineData("../up", false)]
    [InlineData("Acme", false)]
    [InlineData("a b", false)]
    [InlineData("", false)]
    public void Tenants_may_stand_in_a_file_name(string text, bool good) => Assert.Equal(good, TenantId.TryParse(text, out _));

    [Fact]
    public void A_tenant_longer_than_64_characters_is_refused() => Assert.False(TenantId.TryParse(new string('a', 65), out _));

    [Fact]
    public void A_malformed_identifier_is_an_error_that_does_not_repeat_it()
    {
        const string Secret = "4111111111111111";
        FormatException parsed = Assert.Throws<FormatException>(() => Identifiers.Parse<CallId>(Secret));
        Assert.DoesNotContain(Secret, parsed.ToString(), StringComparison.Ordinal);
        JsonException read = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<CallId>("\"" + Secret + "\""));
        Assert.DoesNotContain(Secret, read.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Identifiers_are_json_strings()
    {
        CallId id = CallId.New();
        Assert.Equal("\"" + id.Value + "\"", JsonSerializer.Serialize(id));
        Assert.Equal(id, JsonSerializer.Deserialize<CallId>(JsonSerializer.Serialize(id)));
    }
}
