using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace PayGate.Consoles.Http;

/// <summary>Refusals as <c>application/problem+json</c> (RFC 9457). Details are constant texts: what was sent is never echoed.</summary>
internal static class Problems
{
    public static IResult Of(int status, string detail) => TypedResults.Problem(detail, statusCode: status);

    public static async Task AnswerAsync(HttpResponse response, int status)
    {
        response.StatusCode = status;
        IProblemDetailsService writer = response.HttpContext.RequestServices.GetRequiredService<IProblemDetailsService>();
        await writer.TryWriteAsync(new ProblemDetailsContext
        {
            HttpContext = response.HttpContext,
            ProblemDetails = new ProblemDetails { Status = status },
        });
    }
}
