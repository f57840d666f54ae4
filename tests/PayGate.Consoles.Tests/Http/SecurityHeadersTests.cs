using PayGate.Consoles.Tests.Support;

namespace PayGate.Consoles.Tests.Http;

public sealed class SecurityHeadersTests : IAsyncLifetime
{
    private ConsolesHost _host = null!;

    public async Task InitializeAsync() => _host = await ConsolesHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("/", "frame-ancestors 'none'")]
    [InlineData("/recordings", "frame-ancestors 'none'")]
    [InlineData("/api/session", "frame-ancestors 'none'")]
    [InlineData("/desk", "frame-ancestors 'self' https://crm.example")]
    [InlineData("/desktop", "frame-ancestors 'none'")]
    public async Task Every_answer_allows_own_content_only_and_only_the_desk_in_a_known_frame(string path, string frames)
    {
        using HttpClient browser = _host.Browser();
        using HttpResponseMessage answer = await browser.AskAsync(path);

        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'self';", policy, StringComparison.Ordinal);
        Assert.EndsWith(frames, policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task Interface_description_names_every_path()
    {
        using HttpClient browser = _host.Browser();
        System.Text.Json.JsonElement paths = (await browser.JsonAsync("/openapi/v1.json")).GetProperty("paths");

        Assert.Equal(
            [
                "/api/audit", "/api/certificates", "/api/certificates/{capture}", "/api/recordings", "/api/recordings/{id}/audio",
                "/api/recordings/{id}/grants", "/api/recordings/{id}/manifest", "/api/session",
            ],
            paths.EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("https://crm.example/path")]
    [InlineData("crm.example")]
    [InlineData("https://crm.example; script-src *")]
    public void Frame_origin_that_is_none_is_refused_at_start(string origin)
    {
        ConsolesOptions options = new() { DatabaseFile = "x", Signer = null!, SessionKeyFolder = "y", DeskFrameOrigins = [origin] };

        Assert.Throws<InvalidOperationException>(options.Validate);
    }
}
