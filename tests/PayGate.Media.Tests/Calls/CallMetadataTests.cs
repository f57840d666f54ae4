using PayGate.Contracts.Calls;
using PayGate.Media.Calls;

namespace PayGate.Media.Tests.Calls;

public sealed class CallMetadataTests
{
    [Theory]
    [InlineData("agent=anna;tenant=acme;direction=outbound")]
    [InlineData("agent=anna, tenant=acme, direction=outbound")]
    [InlineData("Direction=OUTBOUND|Agent=Anna|tenant=acme")]
    public void Pairs_are_read_with_either_separator(string text)
    {
        CallMetadata? metadata = CallMetadata.TryParse(text, out _);
        Assert.Equal(("anna", "acme", CallDirection.Outbound), (metadata!.Agent!.Value.Value, metadata.Tenant!.Value.Value, metadata.Direction!.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Nothing_said_is_nothing_known(string? text) =>
        Assert.Equal(new CallMetadata(null, null, null, null, null), CallMetadata.TryParse(text, out _));

    [Theory]
    [InlineData("direction=sideways", "direction")]
    [InlineData("agent=an na", "agent")]
    [InlineData("agent", "agent")]
    [InlineData("tenant=", "tenant")]
    [InlineData("capture=maybe", "capture")]
    [InlineData("diretion=outbound", "only agent, tenant, direction, capture and prompts")]
    public void A_bad_pair_is_named_and_its_value_is_not(string text, string named)
    {
        Assert.Null(CallMetadata.TryParse(text, out string problem));
        Assert.Contains(named, problem, StringComparison.Ordinal);
        Assert.DoesNotContain("sideways", problem, StringComparison.Ordinal);
    }
}
