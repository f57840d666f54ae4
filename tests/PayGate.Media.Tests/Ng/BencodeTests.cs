using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PayGate.Media.Ng;

namespace PayGate.Media.Tests.Ng;

public sealed class BencodeTests
{
    [Theory]
    [InlineData("d1:bi-7e1:ali2e0:ee")]
    [InlineData("i0e")]
    [InlineData("le")]
    [InlineData("de")]
    [InlineData("5:h llo")]
    public void Well_formed_input_is_read_whatever_the_order_of_keys(string text) =>
        Assert.True(BencodeReader.TryRead(Encoding.Latin1.GetBytes(text), out _));

    [Theory]
    [InlineData("")]
    [InlineData("i-0e")]
    [InlineData("i01e")]
    [InlineData("i+1e")]
    [InlineData("ie")]
    [InlineData("i1")]
    [InlineData("i99999999999999999999e")]
    [InlineData("4:abc")]
    [InlineData("04:abcd")]
    [InlineData("-1:a")]
    [InlineData("2147483648:a")]
    [InlineData("99999999999:a")]
    [InlineData("d1:a")]
    [InlineData("di1ei2ee")]
    [InlineData("l1:a")]
    [InlineData("x")]
    [InlineData("dee")]
    [InlineData("i1ei2e")]
    public void Malformed_input_is_refused(string text) =>
        Assert.False(BencodeReader.TryRead(Encoding.Latin1.GetBytes(text), out _));

    [Fact]
    public void Depth_is_limited() =>
        Assert.False(BencodeReader.TryRead(Encoding.Latin1.GetBytes(new string('l', 30_000) + new string('e', 30_000)), out _));

    [Fact]
    public void Number_of_values_is_limited() =>
        Assert.False(BencodeReader.TryRead(Encoding.Latin1.GetBytes("l" + string.Concat(Enumerable.Repeat("le", 5000)) + "e"), out _));

    [Fact]
    public void What_is_written_is_read_again() => Check.QuickThrowOnFailure(Prop.ForAll<long, byte[]>((number, bytes) =>
    {
        bytes ??= [];
        var writer = new BencodeWriter();
        writer.StartDictionary().Text("b").Text(bytes).Pair("n", number).Text("l").StartList().Number(number).End().End();
        return BencodeReader.TryRead(writer.Written.ToArray(), out BencodeValue? value)
            && value!.Entries[0].Value.Bytes.Span.SequenceEqual(bytes)
            && value.Entries[1].Value.Integer == number
            && value.Entries[2].Value.Items[0].Integer == number;
    }));
}
