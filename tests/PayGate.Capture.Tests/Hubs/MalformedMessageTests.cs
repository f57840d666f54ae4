using System.Text.Json;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Calls;

namespace PayGate.Capture.Tests.Hubs;

/// <summary>What is not exactly as written in the contract gets an answer that names the argument, and harms nobody.</summary>
public sealed class MalformedMessageTests(HostFixture fixture) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private const string Key = "6f1c3c1e-8f0b-4c43-a5a6-0d3f9c2b7e11";
    private const string Call = "call_0123456789abcdefghjkmnpqrs";
    private const string Capture = "cap_0123456789abcdefghjkmnpqrs";

    private HubClient _desk = null!;

    public async Task InitializeAsync() => _desk = await fixture.Host.ConnectAsync();

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Theory]
    [InlineData("null", "request")]
    [InlineData("5", "request")]
    [InlineData("[]", "request")]
    [InlineData("{}", "callId")]
    [InlineData("""{"callId":"call_x"}""", "callId")]
    [InlineData("""{"callId":7}""", "callId")]
    [InlineData($$"""{"callId":"{{Call}}"}""", "idempotencyKey")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"4242424242424242"}""", "idempotencyKey")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"00000000-0000-0000-0000-000000000000"}""", "idempotencyKey")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","fields":[]}""", "fields")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","fields":"cardNumber"}""", "fields")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","fields":["cardNumber","cardNumber"]}""", "fields")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","fields":["cardNumber","securityCode"]}""", "fields")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","fields":["CardNumber","expiry"]}""", "fields")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","fields":[0,1]}""", "fields")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","maskStyle":"none"}""", "maskStyle")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","guidance":"fr"}""", "guidance")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","guidance":true}""", "guidance")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","reference":""}""", "reference")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","reference":"4242 4242 4242 4242"}""", "reference")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","reference":"a\u0007b"}""", "reference")]
    [InlineData($$"""{"callId":"{{Call}}","idempotencyKey":"{{Key}}","cardNumber":"4242424242424242"}""", "request")]
    [InlineData($$"""{"callId":"{{Call}}","callId":"{{Call}}","idempotencyKey":"{{Key}}"}""", "request")]
    public async Task A_malformed_start_is_refused_by_name_and_without_its_value(string request, string argument)
    {
        JsonElement result = await _desk.InvokeAsync("StartCapture", JsonDocument.Parse(request).RootElement);

        AssertMalformed(result, argument);
        Assert.DoesNotContain("4242", result.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"cap_x\"", "\"cardNumber\"", "captureId")]
    [InlineData("null", "\"cardNumber\"", "captureId")]
    [InlineData("{\"a\":[1]}", "\"cardNumber\"", "captureId")]
    [InlineData($"\"{Capture}\"", "\"number\"", "field")]
    [InlineData($"\"{Capture}\"", "0", "field")]
    [InlineData($"\"{Capture}\"", "null", "field")]
    public async Task A_malformed_command_is_refused_by_name(string captureId, string field, string argument)
    {
        JsonElement result = await _desk.InvokeAsync(
            "AskField",
            JsonDocument.Parse(captureId).RootElement,
            JsonDocument.Parse(field).RootElement);

        AssertMalformed(result, argument);
    }

    [Fact]
    public async Task An_unknown_method_and_a_wrong_number_of_arguments_are_errors_without_detail()
    {
        HubErrorException unknown = await Assert.ThrowsAsync<HubErrorException>(() => _desk.InvokeAsync("ReadCard", "4242424242424242"));
        HubErrorException few = await Assert.ThrowsAsync<HubErrorException>(() => _desk.InvokeAsync("AskField", "4242424242424242"));

        Assert.DoesNotContain("4242", unknown.Message + few.Message, StringComparison.Ordinal);
        Assert.Equal("anna", (await _desk.InvokeAsync("GetState")).GetProperty("agent").GetString());
    }

    [Theory]
    [InlineData("this is not json")]
    [InlineData("""{"type":1,"target":"GetState","arguments":{}}""")]
    [InlineData("""{"type":"one"}""")]
    public async Task What_is_no_hub_message_costs_the_sender_the_connection_and_nobody_else(string text)
    {
        await using HubClient other = await fixture.Host.ConnectAsync("bruno;acme;agent");

        await _desk.SendTextAsync(text);
        await _desk.Closed;

        Assert.Equal("bruno", (await other.InvokeAsync("GetState")).GetProperty("agent").GetString());
    }

    [Fact]
    public async Task A_message_that_is_too_long_costs_the_sender_the_connection()
    {
        await _desk.SendTextAsync($$"""{"type":1,"target":"GetState","arguments":["{{new string('x', 5000)}}"]}""");

        await _desk.Closed;
    }

    [Fact]
    public async Task All_properties_of_a_start_are_taken()
    {
        CallSnapshot call = await fixture.Host.RingAsync(_desk);

        JsonElement result = await _desk.InvokeAsync("StartCapture", new
        {
            callId = call.Id.Value,
            idempotencyKey = Key,
            fields = (string[])["expiry", "cardNumber"],
            reference = "Order A-17",
            maskStyle = "flatTone",
            guidance = "it",
        });

        JsonElement capture = result.GetProperty("capture");
        Assert.Equal("Order A-17", capture.GetProperty("reference").GetString());
        Assert.Equal(["expiry", "cardNumber"], capture.GetProperty("fields").EnumerateArray().Select(f => f.GetProperty("field").GetString()));
        Assert.Equal("arm", await fixture.Host.Media.NextDoingAsync());
        Assert.Equal(Contracts.Captures.MaskStyle.FlatTone, fixture.Host.Media.Armed!.Style);
        Assert.Equal(Contracts.Captures.CallerGuidance.It, fixture.Host.Media.Armed!.Guidance);
    }

    private static void AssertMalformed(JsonElement result, string argument)
    {
        Assert.False(result.GetProperty("ok").GetBoolean());
        Assert.Equal("invalidArgument", result.GetProperty("refusal").GetProperty("code").GetString());
        Assert.StartsWith(argument, result.GetProperty("refusal").GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
