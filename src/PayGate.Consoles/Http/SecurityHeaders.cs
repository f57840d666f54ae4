using Microsoft.AspNetCore.Http;

namespace PayGate.Consoles.Http;

/// <summary>Headers on every answer: only our own scripts (PCI DSS 6.4.3), no foreign frame but the desk's, nothing kept by caches of the API.</summary>
internal sealed class SecurityHeaders(ConsolesOptions options)
{
    private const string Policy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    private readonly string _desk = Policy + (options.DeskFrameOrigins.Count == 0 ? "'none'" : "'self' " + string.Join(' ', options.DeskFrameOrigins));

    public Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        IHeaderDictionary headers = context.Response.Headers;
        headers.ContentSecurityPolicy = context.Request.Path.StartsWithSegments("/desk") ? _desk : Policy + "'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.Path.StartsWithSegments("/api"))
        {
            headers.CacheControl = "no-store";
        }

        return next(context);
    }
}
