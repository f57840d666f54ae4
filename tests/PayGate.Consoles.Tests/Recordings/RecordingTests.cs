using System.Net;
using System.Text.Json;
using PayGate.Consoles.Recordings;
using PayGate.Consoles.Tests.Support;

namespace PayGate.Consoles.Tests.Recordings;

public sealed class RecordingTests : IAsyncLifetime
{
    private ConsolesHost _host = null!;

    public async Task InitializeAsync() => _host = await ConsolesHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task List_shows_the_own_tenants_recordings_only()
    {
        RecordingListing own = _host.Library.Add(ConsolesHost.TenantA, ListingState.Quarantined);
        _host.Library.Add(ConsolesHost.TenantB, ListingState.Released);
        using HttpClient qa = await _host.SignedInAsync("qa-a");

        JsonElement only = Assert.Single((await qa.JsonAsync("/api/recordings")).EnumerateArray());

        Assert.Equal(own.Id.Value, only.GetProperty("id").GetString());
        Assert.Equal(own.Call!.Value.Value, only.GetProperty("callId").GetString());
        Assert.Equal(12500, only.GetProperty("durationMs").GetInt64());
        Assert.Equal("quarantined", only.GetProperty("state").GetString());
        Assert.Equal("speech not checked", only.GetProperty("reason").GetString());
        Assert.False(only.GetProperty("speechChecked").GetBoolean());
        JsonElement span = Assert.Single(only.GetProperty("spans").EnumerateArray());
        Assert.Equal((1000L, 2500L, "capture"), (span.GetProperty("fromMs").GetInt64(), span.GetProperty("toMs").GetInt64(), span.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task List_can_be_narrowed_to_a_state()
    {
        _host.Library.Add(ConsolesHost.TenantA, ListingState.Queued);
        _host.Library.Add(ConsolesHost.TenantA, ListingState.Released);
        using HttpClient qa = await _host.SignedInAsync("qa-a");

        Assert.Equal(1, (await qa.JsonAsync("/api/recordings?state=released")).GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, await qa.StatusOfAsync("/api/recordings?state=2"));
        Assert.Equal(HttpStatusCode.BadRequest, await qa.StatusOfAsync("/api/recordings?state=gone"));
    }

    [Theory]
    [InlineData("/api/recordings", "qa")]
    [InlineData("/api/recordings/ID/audio", "qa")]
    [InlineData("/api/recordings/ID/manifest", "qa assessor")]
    [InlineData("/api/audit", "assessor")]
    public async Task Every_page_is_for_its_roles_only(string path, string allowed)
    {
        string address = path.Replace("ID", _host.Library.Add(ConsolesHost.TenantA, ListingState.Released).Id.Value, StringComparison.Ordinal);
        foreach (string role in new[] { "agent", "qa", "assessor" })
        {
            using HttpClient person = await _host.SignedInAsync(role + "-a");
            using HttpResponseMessage answer = await person.AskAsync(address);
            bool refusedForRole = answer.StatusCode == HttpStatusCode.Forbidden
                && !(await answer.BodyAsync()).TryGetProperty("detail", out _);

            Assert.Equal(!allowed.Split(' ').Contains(role), refusedForRole);
        }

        using HttpClient stranger = _host.Browser();
        using HttpResponseMessage unknown = await stranger.AskAsync(address);
        await unknown.AssertProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Manifest_of_another_tenant_does_not_exist()
    {
        RecordingListing own = _host.Library.Add(ConsolesHost.TenantA, ListingState.Released);
        using HttpClient qa = await _host.SignedInAsync("qa-a");
        using HttpClient foreign = await _host.SignedInAsync("assessor-b");

        Assert.False((await qa.JsonAsync("/api/recordings/" + own.Id + "/manifest")).GetProperty("speechChecked").GetBoolean());
        Assert.Equal(HttpStatusCode.NotFound, await foreign.StatusOfAsync("/api/recordings/" + own.Id + "/manifest"));
        Assert.Equal(HttpStatusCode.NotFound, await qa.StatusOfAsync("/api/recordings/not-an-id/manifest"));
    }
}
