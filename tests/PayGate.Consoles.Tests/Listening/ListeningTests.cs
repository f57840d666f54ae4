using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using PayGate.Audit;
using PayGate.Consoles.Recordings;
using PayGate.Consoles.Tests.Support;

namespace PayGate.Consoles.Tests.Listening;

public sealed class ListeningTests : IAsyncLifetime
{
    private ConsolesHost _host = null!;
    private HttpClient _qa = null!;
    private RecordingListing _recording = null!;

    public async Task InitializeAsync()
    {
        _host = await ConsolesHost.StartAsync();
        _recording = _host.Library.Add(ConsolesHost.TenantA, ListingState.Released);
        _qa = await _host.SignedInAsync("qa-a");
    }

    public async Task DisposeAsync()
    {
        _qa.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Granted_person_hears_the_whole_and_any_part_and_each_play_is_audited()
    {
        string audio = await GrantedAudioAsync();

        using HttpResponseMessage whole = await _qa.AskAsync(audio);
        Assert.Equal(HttpStatusCode.OK, whole.StatusCode);
        Assert.Equal("audio/wav", whole.Content.Headers.ContentType!.MediaType);
        Assert.True(whole.Headers.CacheControl!.NoStore);
        Assert.Equal(FakeLibrary.Audio, await whole.Content.ReadAsByteArrayAsync());

        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(audio, UriKind.Relative));
        request.Headers.Range = new RangeHeaderValue(100, 199);
        using HttpResponseMessage part = await _qa.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal(FakeLibrary.Audio[100..200], await part.Content.ReadAsByteArrayAsync());

        AuditRow granted = Assert.Single(_host.Audit(), row => row.Kind == "ListeningGranted");
        Assert.Equal(("qa:qa-a", _recording.Id.Value, "Complaint"), (granted.Actor, granted.Subject, granted.Details["reason"]));
        Assert.Equal(2, _host.Audit().Count(row => row.Kind == "RecordingPlayed" && row.Subject == _recording.Id.Value));
        Assert.True(_host.VerifyAudit().IsIntact);
    }

    [Theory]
    [InlineData("qa-a2")]
    [InlineData("qa-b")]
    public async Task Grant_of_another_person_is_worth_nothing(string other)
    {
        string audio = await GrantedAudioAsync();
        using HttpClient colleague = await _host.SignedInAsync(other);

        using HttpResponseMessage answer = await colleague.AskAsync(audio);

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden);
        Assert.Equal(("ListeningRefused", "qa:" + other, "Refused"), (_host.Audit()[^1].Kind, _host.Audit()[^1].Actor, _host.Audit()[^1].Result));
    }

    [Fact]
    public async Task Grant_for_another_recording_is_worth_nothing()
    {
        string grant = (await GrantedAudioAsync()).Split('=')[1];
        RecordingListing second = _host.Library.Add(ConsolesHost.TenantA, ListingState.Released);

        Assert.Equal(HttpStatusCode.Forbidden, await _qa.StatusOfAsync($"/api/recordings/{second.Id}/audio?grant={grant}"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?grant=")]
    [InlineData("?grant=grant_00000000000000000000000000")]
    [InlineData("?grant=%27%20OR%201=1%20--")]
    public async Task Without_a_grant_nothing_is_heard(string query)
    {
        using HttpResponseMessage answer = await _qa.AskAsync("/api/recordings/" + _recording.Id + "/audio" + query);

        await answer.AssertProblemAsync(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Grant_ends_after_its_time()
    {
        string audio = await GrantedAudioAsync();
        _host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, await _qa.StatusOfAsync(audio));
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        using HttpClient again = await _host.SignedInAsync("qa-a");

        Assert.Equal(HttpStatusCode.Forbidden, await again.StatusOfAsync(audio));
    }

    [Theory]
    [InlineData("none", "")]
    [InlineData("curiosity", "")]
    [InlineData(null, "")]
    [InlineData("quality", "he said 4242 4242 4242 4242")]
    [InlineData("quality", "5555555555554444")]
    public async Task Grant_without_a_listed_reason_or_with_digits_in_the_note_is_refused(string? reason, string note)
    {
        using HttpResponseMessage answer = await AskGrantAsync(_recording, reason, note);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest);
        Assert.DoesNotContain("4242", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(_host.Audit(), row => row.Kind == "ListeningGranted");
    }

    [Theory]
    [InlineData(ListingState.Queued)]
    [InlineData(ListingState.Working)]
    [InlineData(ListingState.Quarantined)]
    public async Task Recording_that_is_not_released_is_granted_to_nobody(ListingState state)
    {
        using HttpResponseMessage answer = await AskGrantAsync(_host.Library.Add(ConsolesHost.TenantA, state), "legal", "");

        await answer.AssertProblemAsync(HttpStatusCode.Conflict);
        Assert.Equal("ListeningRefused", _host.Audit()[^1].Kind);
    }

    [Fact]
    public async Task Recording_of_another_tenant_does_not_exist()
    {
        using HttpResponseMessage answer = await AskGrantAsync(_host.Library.Add(ConsolesHost.TenantB, ListingState.Released), "legal", "");

        await answer.AssertProblemAsync(HttpStatusCode.NotFound);
    }

    private async Task<string> GrantedAudioAsync()
    {
        using HttpResponseMessage answer = await AskGrantAsync(_recording, "complaint", "ticket 4711");
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        JsonElement grant = await answer.BodyAsync();
        Assert.Equal(_host.Clock.GetUtcNow().AddMinutes(15), grant.GetProperty("expiresAt").GetDateTimeOffset());
        return $"/api/recordings/{_recording.Id}/audio?grant={grant.GetProperty("grantId").GetString()}";
    }

    private Task<HttpResponseMessage> AskGrantAsync(RecordingListing recording, string? reason, string note) =>
        _qa.PostJsonAsync("/api/recordings/" + recording.Id + "/grants", new { reason, note });
}
