using System.Text;
using PayGate.Media.Ng;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Ng;

public sealed class NgRequestTests
{
    [Theory]
    [InlineData("block DTMF")]
    [InlineData("block-DTMF")]
    [InlineData("Block dtmf")]
    public void Command_names_are_alike_in_every_spelling(string command) =>
        Assert.Equal("block-dtmf", Read(("command", command)).Command);

    [Fact]
    public void Numbers_may_be_texts_and_texts_numbers()
    {
        NgRequest request = Read(("command", "offer"), ("delay-buffer", "100"), ("TOS", 184));
        Assert.Equal("100", request.Text("delay-buffer"));
        Assert.Equal("184", request.Text("tos"));
    }

    [Fact]
    public void A_flag_counts_in_the_list_and_as_a_key()
    {
        Assert.True(Read(("command", "offer"), ("flags", new[] { "SIP source address" })).HasFlag("sip-source-address"));
        Assert.True(Read(("SIP-source-address", "yes"), ("command", "offer")).HasFlag("sip-source-address"));
        Assert.False(Read(("command", "offer")).HasFlag("sip-source-address"));
    }

    [Fact]
    public void A_value_may_stand_among_the_flags() =>
        Assert.Equal("agent=anna", Read(("flags", new[] { "metadata=agent=anna" }), ("command", "offer")).Text("metadata"));

    [Theory]
    [InlineData("le", NgErrors.NotNg)]
    [InlineData("", NgErrors.NoData)]
    [InlineData("d", NgErrors.NotADictionary)]
    [InlineData("de", NgErrors.NoCommand)]
    [InlineData("d7:commandlee", NgErrors.NoCommand)]
    public void What_is_no_command_is_refused_with_a_reason(string message, string reason)
    {
        Assert.Null(NgRequest.TryRead(Encoding.Latin1.GetBytes(message), out string problem));
        Assert.Equal(reason, problem);
    }

    private static NgRequest Read(params (string Key, object Value)[] entries) =>
        NgRequest.TryRead(Encoding.Latin1.GetBytes(NgClient.Dictionary(entries)), out _)!;
}
