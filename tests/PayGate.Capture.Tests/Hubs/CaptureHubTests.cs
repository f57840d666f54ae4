using System.Text.Json;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Tests.Hubs;

public sealed class CaptureHubTests
{
    [Fact]
    public async Task A_desk_takes_a_card_from_call_to_token()
    {
        await using CaptureHost host = await CaptureHost.StartAsync();
        await using HubClient desk = await host.ConnectAsync();
        CallSnapshot call = await host.RingAsync(desk, Sample.Anna);

        string id = await StartAsync(desk, call);
        await StateAsync(desk, "secured");
        Assert.Equal("arm", await host.Media.NextDoingAsync());
        Ok(await desk.InvokeAsync("AskField", id, "cardNumber"));
        foreach (CardField field in Sample.AllFields)
        {
            await host.Media.NextDoingAsync();
            host.Media.Progress(field, FieldState.Keying, 2);
            JsonElement keying = await desk.MessageAsync("CaptureChanged", c => c.GetProperty("fields")[(int)field].GetProperty("digits").GetInt32() == 2);
            Assert.Equal("keying", keying.GetProperty("fields")[(int)field].GetProperty("state").GetString());
            host.Media.Progress(field, FieldState.Valid, 4);
        }

        JsonElement complete = await StateAsync(desk, "complete");
        Assert.Equal("4242", complete.GetProperty("masked").GetProperty("lastFour").GetString());
        Assert.Equal("visa", complete.GetProperty("masked").GetProperty("brand").GetString());
        Ok(await desk.InvokeAsync("ConfirmCapture", id));
        JsonElement end = await desk.MessageAsync("CaptureChanged", c => c.GetProperty("endedAt").ValueKind == JsonValueKind.String);

        Assert.Equal("succeeded", end.GetProperty("outcome").GetString());
        Assert.Equal(Sample.Token.Value, end.GetProperty("token").GetString());
        Assert.False(end.GetProperty("maskClosed").GetBoolean());
    }

    [Fact]
    public async Task A_desk_that_comes_back_reads_the_state_and_can_tell_old_messages()
    {
        await using CaptureHost host = await CaptureHost.StartAsync();
        HubClient first = await host.ConnectAsync();
        CallSnapshot call = await host.RingAsync(first);
        string id = await StartAsync(first, call);
        await StateAsync(first, "secured");
        await first.DisposeAsync();

        await using HubClient second = await host.ConnectAsync();
        JsonElement state = await second.InvokeAsync("GetState");
        Assert.Equal("anna", state.GetProperty("agent").GetString());
        Assert.Equal(call.Id.Value, state.GetProperty("calls")[0].GetProperty("id").GetString());
        JsonElement capture = state.GetProperty("captures")[0];
        Assert.Equal((id, "secured"), (capture.GetProperty("id").GetString(), capture.GetProperty("state").GetString()));
        Assert.Equal(30000, state.GetProperty("times").GetProperty("firstKeyMs").GetInt64());

        Ok(await second.InvokeAsync("CancelCapture", id));
        JsonElement message = await second.NextMessageAsync();
        Assert.True(message.GetProperty("arguments")[1].GetInt64() > state.GetProperty("sequence").GetInt64());
        Assert.True(message.GetProperty("arguments")[0].GetProperty("sequence").GetInt64() > capture.GetProperty("sequence").GetInt64());
    }

    [Fact]
    public async Task The_same_start_twice_is_one_capture()
    {
        await using CaptureHost host = await CaptureHost.StartAsync();
        await using HubClient desk = await host.ConnectAsync();
        CallSnapshot call = await host.RingAsync(desk);
        object request = new { callId = call.Id.Value, idempotencyKey = Guid.NewGuid() };

        JsonElement first = await desk.InvokeAsync("StartCapture", request);
        JsonElement second = await desk.InvokeAsync("StartCapture", request);

        Assert.Equal(IdOf(first), IdOf(second));
    }

    [Fact]
    public async Task A_second_agent_is_refused_and_sees_nothing_of_the_capture()
    {
        await using CaptureHost host = await CaptureHost.StartAsync();
        await using HubClient anna = await host.ConnectAsync();
        await using HubClient bruno = await host.ConnectAsync("bruno;acme;agent");
        CallSnapshot call = await host.RingAsync(anna);
        string id = await StartAsync(anna, call);
        await StateAsync(anna, "secured");

        JsonElement start = await bruno.InvokeAsync("StartCapture", new { callId = call.Id.Value, idempotencyKey = Guid.NewGuid() });
        Assert.Equal("captureRunning", Refused(start));
        foreach (string method in (string[])["GrantMoreTime", "ConfirmCapture", "CancelCapture"])
        {
            Assert.Equal("unknownCapture", Refused(await bruno.InvokeAsync(method, id)));
        }

        JsonElement state = await bruno.InvokeAsync("GetState");
        Assert.Equal((1, 0), (state.GetProperty("calls").GetArrayLength(), state.GetProperty("captures").GetArrayLength()));
        Assert.DoesNotContain(bruno.RestOfMessages(), message => message.GetProperty("target").GetString() == "CaptureChanged");
    }

    [Fact]
    public async Task Calls_and_captures_of_another_tenant_do_not_exist()
    {
        await using CaptureHost host = await CaptureHost.StartAsync();
        await using HubClient anna = await host.ConnectAsync();
        await using HubClient rival = await host.ConnectAsync("anna;rival;agent");
        CallSnapshot call = await host.RingAsync(anna, Sample.Anna);
        CallSnapshot open = await host.RingAsync(anna);
        string id = await StartAsync(anna, call);

        JsonElement start = await rival.InvokeAsync("StartCapture", new { callId = open.Id.Value, idempotencyKey = Guid.NewGuid() });
        Assert.Equal("unknownCall", Refused(start));
        Assert.Equal("unknownCapture", Refused(await rival.InvokeAsync("CancelCapture", id)));
        JsonElement state = await rival.InvokeAsync("GetState");
        Assert.Equal((0, 0), (state.GetProperty("calls").GetArrayLength(), state.GetProperty("captures").GetArrayLength()));
        Assert.Empty(rival.RestOfMessages());
    }

    [Fact]
    public async Task A_call_for_one_agent_is_not_shown_to_another()
    {
        await using CaptureHost host = await CaptureHost.StartAsync();
        await using HubClient anna = await host.ConnectAsync();
        await using HubClient bruno = await host.ConnectAsync("bruno;acme;agent");
        CallSnapshot call = await host.RingAsync(anna, Sample.Anna);

        Assert.Equal(0, (await bruno.InvokeAsync("GetState")).GetProperty("calls").GetArrayLength());
        JsonElement start = await bruno.InvokeAsync("StartCapture", new { callId = call.Id.Value, idempotencyKey = Guid.NewGuid() });
        Assert.Equal("unknownCall", Refused(start));
        Assert.Empty(bruno.RestOfMessages());
    }

    [Fact]
    public async Task A_call_that_ends_leaves_the_state_and_is_told()
    {
        await using CaptureHost host = await CaptureHost.StartAsync();
        await using HubClient desk = await host.ConnectAsync();
        CallSnapshot call = await host.RingAsync(desk);
        string id = await StartAsync(desk, call);
        await StateAsync(desk, "secured");

        host.Media.Tell(Sample.Ended(call));
        await desk.MessageAsync("CallChanged", c => c.GetProperty("state").GetString() == "ended");
        JsonElement end = await desk.MessageAsync("CaptureChanged", c => c.GetProperty("state").GetString() == "ended");

        Assert.Equal((id, "hungUp"), (end.GetProperty("id").GetString(), end.GetProperty("outcome").GetString()));
        Assert.Equal(0, (await desk.InvokeAsync("GetState")).GetProperty("calls").GetArrayLength());
    }

    [Fact]
    public async Task The_connection_ends_with_the_sign_in()
    {
        await using CaptureHost host = await CaptureHost.StartAsync();
        await using HubClient desk = await host.ConnectAsync("anna;acme;agent;1");

        await desk.Closed;
    }

    private static async Task<string> StartAsync(HubClient desk, CallSnapshot call)
    {
        JsonElement result = await desk.InvokeAsync("StartCapture", new { callId = call.Id.Value, idempotencyKey = Guid.NewGuid() });
        Ok(result);
        return IdOf(result);
    }

    private static Task<JsonElement> StateAsync(HubClient desk, string state) =>
        desk.MessageAsync("CaptureChanged", capture => capture.GetProperty("state").GetString() == state);

    private static string IdOf(JsonElement result) => result.GetProperty("capture").GetProperty("id").GetString()!;

    private static void Ok(JsonElement result) => Assert.True(result.GetProperty("ok").GetBoolean(), result.GetRawText());

    private static string? Refused(JsonElement result)
    {
        Assert.False(result.GetProperty("ok").GetBoolean());
        return result.GetProperty("refusal").GetProperty("code").GetString();
    }
}
