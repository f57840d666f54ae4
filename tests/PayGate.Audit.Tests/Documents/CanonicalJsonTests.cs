using System.Text;
using System.Text.Json;
using PayGate.Audit.Documents;

namespace PayGate.Audit.Tests.Documents;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{ "b": 1, "a": [true, null, {"z":"","y":-0}], "A": "x" }""", """{"A":"x","a":[true,null,{"y":0,"z":""}],"b":1}""")]
    [InlineData("""{"\u20ac":"Euro","\r":"Carriage Return","1":"One","\u0080":"Control","\u00f6":"O"}""", "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"O\",\"€\":\"Euro\"}")]
    [InlineData("""["\u000f\n\"\\\/\b\f\t", {}, []]""", """["\u000f\n\"\\/\b\f\t",{},[]]""")]
    [InlineData("9007199254740991", "9007199254740991")]
    public void A_document_has_one_form(string json, string canonical) => Assert.Equal(canonical, Canonical(json));

    [Theory]
    [InlineData("1.5")]
    [InlineData("9007199254740993")]
    [InlineData("""{"a":1,"a":2}""")]
    public void What_has_no_certain_form_is_refused(string json) => Assert.Throws<FormatException>(() => Canonical(json));

    [Fact]
    public void What_is_nested_too_deep_is_refused() => Assert.Throws<FormatException>(() => Canonical(new string('[', 40) + new string(']', 40)));

    private static string Canonical(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return Encoding.UTF8.GetString(CanonicalJson.Of(document.RootElement));
    }
}
