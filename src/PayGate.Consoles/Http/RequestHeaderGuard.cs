using Microsoft.AspNetCore.Http;

namespace PayGate.Consoles.Http;

/// <summary>
/// Refuses every changing request to <c>/api</c> without the header <c>X-PayGate: 1</c>: a form or image on a foreign page cannot set
/// it, and a script there would need a CORS permission that is never given.
/// </summary>
internal static class RequestHeaderGuard
{
    public const string Header = "X-PayGate";

    public static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        bool changes = !(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method));
        if (changes && context.Request.Path.StartsWithSegments("/api") && context.Request.Headers[Header] != "1")
        {
            return Problems.Of(StatusCodes.Status400BadRequest, "Send the header X-PayGate: 1.").ExecuteAsync(context);
        }

        return next(context);
    }
}
