using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace PayGate.Consoles.Tests.Support;

internal static class HttpClientExtensions
{
    public static Task<HttpResponseMessage> PostJsonAsync(this HttpClient client, string path, object body) =>
        client.PostAsync(new Uri(path, UriKind.Relative), JsonContent.Create(body));

    public static Task<HttpResponseMessage> AskAsync(this HttpClient client, string path) => client.GetAsync(new Uri(path, UriKind.Relative));

    public static async Task<HttpStatusCode> StatusOfAsync(this HttpClient client, string path)
    {
        using HttpResponseMessage answer = await client.AskAsync(path);
        return answer.StatusCode;
    }

    public static async Task<JsonElement> JsonAsync(this HttpClient client, string path)
    {
        using HttpResponseMessage answer = await client.AskAsync(path);
        answer.EnsureSuccessStatusCode();
        return await answer.BodyAsync();
    }

    public static async Task<JsonElement> BodyAsync(this HttpResponseMessage answer) =>
        JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

    public static async Task AssertProblemAsync(this HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal((int)status, (await answer.BodyAsync()).GetProperty("status").GetInt32());
    }
}
