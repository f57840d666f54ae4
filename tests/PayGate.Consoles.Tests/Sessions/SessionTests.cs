using System.Net;
using System.Text;
using System.Text.Json;
using PayGate.Consoles.Tests.Support;

namespace PayGate.Consoles.Tests.Sessions;

public sealed class SessionTests : IAsyncLifetime
{
    private ConsolesHost _host = null!;

    public async Task InitializeAsync() => _host = await ConsolesHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Sign_in_gives_the_person_and_a_guarded_cookie()
    {
        using HttpClient browser = _host.Browser();
        using HttpResponseMessage answer = await browser.PostJsonAsync("/api/session", new { user = " QA-A ", password = ConsolesHost.Password });

        JsonElement person = await answer.BodyAsync();
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(
            ("qa-a", "Somebody", "qa", "acme", "it"),
            (person.GetProperty("user").GetString(), person.GetProperty("displayName").GetString(), person.GetProperty("roles")[0].GetString(),
                person.GetProperty("tenant").GetString(), person.GetProperty("language").GetString()));
        string cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.StartsWith("paygate=", cookie, StringComparison.Ordinal);
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("qa-a", (await browser.JsonAsync("/api/session")).GetProperty("user").GetString());
    }

    [Theory]
    [InlineData("qa-a", "wrong-password-1")]
    [InlineData("nobody", ConsolesHost.Password)]
    [InlineData("4242 4242 4242 4242", ConsolesHost.Password)]
    public async Task Refused_sign_in_says_the_same_whatever_was_wrong_and_is_audited_without_the_typed_name(string user, string password)
    {
        using HttpClient browser = _host.Browser();
        using HttpResponseMessage answer = await browser.PostJsonAsync("/api/session", new { user, password });

        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal(
            "Name or password is wrong, or the account is locked for a while.",
            (await answer.BodyAsync()).GetProperty("detail").GetString());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal(user == "qa-a" ? "qa:qa-a" : "person:unknown", _host.Audit().Last(row => row.Kind == "SignInFailed").Actor);
        Assert.True(_host.VerifyAudit().IsIntact);
    }

    [Fact]
    public async Task Ten_wrong_passwords_lock_the_account_even_when_guessed_at_the_same_time()
    {
        HttpStatusCode[] guesses = await Task.WhenAll(Enumerable.Range(0, 10).Select(async _ =>
        {
            using HttpClient guesser = _host.Browser();
            using HttpResponseMessage answer = await guesser.PostJsonAsync("/api/session", new { user = "qa-a", password = "wrong-password-1" });
            return answer.StatusCode;
        }));
        Assert.All(guesses, status => Assert.Equal(HttpStatusCode.Unauthorized, status));

        using HttpClient browser = _host.Browser();
        using HttpResponseMessage right = await browser.PostJsonAsync("/api/session", new { user = "qa-a", password = ConsolesHost.Password });

        await right.AssertProblemAsync(HttpStatusCode.Unauthorized);
        Assert.Equal("locked", _host.Audit()[^1].Details["reason"]);
        Assert.Equal(11, _host.Audit().Count(row => row.Kind == "SignInFailed"));
    }

    [Fact]
    public async Task Session_ends_after_fifteen_idle_minutes_and_slides_until_then()
    {
        using HttpClient browser = await _host.SignedInAsync("qa-a");
        _host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusOfAsync("/api/session"));
        _host.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(HttpStatusCode.OK, await browser.StatusOfAsync("/api/session"));
        _host.Clock.Advance(TimeSpan.FromMinutes(15) + TimeSpan.FromSeconds(1));

        using HttpResponseMessage answer = await browser.AskAsync("/api/session");

        await answer.AssertProblemAsync(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Copied_cookie_is_worth_nothing_after_sign_out()
    {
        using HttpClient browser = await _host.SignedInAsync("qa-a");
        using HttpResponseMessage before = await browser.AskAsync("/api/session");
        string copied = before.Headers.GetValues("Set-Cookie").Single().Split(';')[0];

        using HttpResponseMessage bye = await browser.DeleteAsync(new Uri("/api/session", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, bye.StatusCode);
        using HttpClient thief = _host.Browser();
        thief.DefaultRequestHeaders.Add("Cookie", copied);
        Assert.Equal(HttpStatusCode.Unauthorized, await thief.StatusOfAsync("/api/session"));
        Assert.Equal("SignedOut", _host.Audit()[^1].Kind);
    }

    [Fact]
    public async Task Sign_out_without_a_session_is_no_error()
    {
        using HttpClient browser = _host.Browser();
        using HttpResponseMessage bye = await browser.DeleteAsync(new Uri("/api/session", UriKind.Relative));

        Assert.Equal(HttpStatusCode.NoContent, bye.StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("{\"user\":\"qa-a\"}")]
    [InlineData("{\"user\":5,\"password\":true}")]
    public async Task Malformed_body_is_a_problem(string body)
    {
        using HttpClient browser = _host.Browser();
        using StringContent content = new(body, Encoding.UTF8, "application/json");
        using HttpResponseMessage answer = await browser.PostAsync(new Uri("/api/session", UriKind.Relative), content);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest);
    }
}
