using System.Net;

namespace PayGate.Consoles.Tests.Support;

/// <summary>Keeps cookies as a browser does.</summary>
internal sealed class CookieHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly CookieContainer _cookies = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri address = request.RequestUri!;
        if (_cookies.GetCookieHeader(address) is { Length: > 0 } held && !request.Headers.Contains("Cookie"))
        {
            request.Headers.Add("Cookie", held);
        }

        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        if (answer.Headers.TryGetValues("Set-Cookie", out IEnumerable<string>? set))
        {
            foreach (string cookie in set)
            {
                _cookies.SetCookies(address, cookie);
            }
        }

        return answer;
    }
}
