using System.Text;
using PayGate.Media.Ng;

namespace PayGate.Media.Tests.Ng;

public sealed class NgJsonTests
{
    [Fact]
    public void Every_kind_of_value_is_read()
    {
        NgRequest request = Read("""{"command":"block DTMF","call-id":"c\u0041","n":7,"flags":["a b",true],"codec":{"strip":["G729"]}}""")!;
        Assert.Equal("block-dtmf", request.Command);
        Assert.Equal("cA", request.Text("call-id"));
        Assert.Equal("7", request.Text("n"));
        Assert.True(request.HasFlag("a-b"));
        Assert.Equal(["G729"], request.Nested("codec", "strip"));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}x")]
    [InlineData("{\"command\":1.5}")]
    [InlineData("{\"command\":null}")]
    [InlineData("{\"a\":\"\\ud800\",\"command\":\"ping\"}")]
    [InlineData("{\"a\":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}")]
    public void What_is_not_json_is_refused(string text)
    {
        Assert.Null(NgRequest.TryRead(Encoding.UTF8.GetBytes(text), out string problem));
        Assert.Equal(NgErrors.NotJson, problem);
    }

    [Fact]
    public void Replies_are_written_with_their_texts_and_numbers() => Assert.Equal(
        """{"a":[1,"x"],"b":{"c":-2}}""", Encoding.UTF8.GetString(NgJson.Write("d1:ali1e1:xe1:bd1:ci-2eee"u8.ToArray())));

    private static NgRequest? Read(string text) => NgRequest.TryRead(Encoding.UTF8.GetBytes(text), out _);
}
