using System.Net;
using System.Text.Json;
using PayGate.Consoles.Tests.Support;
using PayGate.Contracts.Captures;

namespace PayGate.Consoles.Tests.Certificates;

public sealed class CertificatePageTests : IAsyncLifetime
{
    private ConsolesHost _host = null!;

    public async Task InitializeAsync() => _host = await ConsolesHost.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task An_assessor_sees_and_downloads_the_own_tenants_certificates()
    {
        CaptureId own = _host.Certificates.Add(ConsolesHost.TenantA);
        CaptureId others = _host.Certificates.Add(ConsolesHost.TenantB);
        using HttpClient assessor = await _host.SignedInAsync("assessor-a");

        JsonElement only = Assert.Single((await assessor.JsonAsync("/api/certificates")).EnumerateArray());

        Assert.Equal(own.Value, only.GetProperty("capture").GetString());
        Assert.Equal(("notVerified", "relayLost", "hungUp"), (
            only.GetProperty("verdict").GetString(), only.GetProperty("reason").GetString(), only.GetProperty("outcome").GetString()));
        using HttpResponseMessage file = await assessor.GetAsync(new Uri("/api/certificates/" + own.Value, UriKind.Relative));
        Assert.Equal("certificate-" + own.Value + ".json", file.Content.Headers.ContentDisposition?.FileName);
        using JsonDocument document = JsonDocument.Parse(await file.Content.ReadAsStringAsync());
        Assert.Equal(own.Value, document.RootElement.GetProperty("certificate").GetProperty("capture").GetString());
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(assessor, "/api/certificates/" + others.Value));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(assessor, "/api/certificates/nothing"));
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(assessor, "/api/certificates?limit=0"));
    }

    [Theory]
    [InlineData("agent-a")]
    [InlineData("qa-a")]
    public async Task Nobody_else_does(string name)
    {
        CaptureId own = _host.Certificates.Add(ConsolesHost.TenantA);
        using HttpClient other = await _host.SignedInAsync(name);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(other, "/api/certificates"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(other, "/api/certificates/" + own.Value));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using HttpResponseMessage answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
