using System.Net;
using PayGate.Consoles.Tests.Support;

namespace PayGate.Consoles.Tests.Http;

public sealed class RequestHeaderGuardTests : IAsyncLifetime
{
    private ConsolesHost _host = null!;

    public async Task InitializeAsync() => _host = await ConsolesHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Theory]
    [InlineData("POST", "/api/session")]
    [InlineData("DELETE", "/api/session")]
    [InlineData("POST", "/api/recordings/rec_00000000000000000000000000/grants")]
    [InlineData("PUT", "/api/nothing")]
    public async Task Changing_request_without_the_header_is_refused(string method, string path)
    {
        using HttpClient browser = _host.Browser(withHeader: false);
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(path, UriKind.Relative));
        using HttpResponseMessage answer = await browser.SendAsync(request);

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Signed_in_person_without_the_header_changes_nothing()
    {
        using HttpClient browser = await _host.SignedInAsync("qa-a");
        browser.DefaultRequestHeaders.Remove("X-PayGate");
        using HttpResponseMessage answer = await browser.DeleteAsync(new Uri("/api/session", UriKind.Relative));

        await answer.AssertProblemAsync(HttpStatusCode.BadRequest);
        Assert.Equal(HttpStatusCode.OK, await browser.StatusOfAsync("/api/session"));
    }

    [Fact]
    public async Task Unknown_resource_is_a_problem_and_not_a_page()
    {
        using HttpClient browser = _host.Browser();
        using HttpResponseMessage answer = await browser.AskAsync("/api/nothing");

        await answer.AssertProblemAsync(HttpStatusCode.NotFound);
    }
}
