using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using PayGate.Consoles.AuditTrail;
using PayGate.Consoles.Certificates;
using PayGate.Consoles.Http;
using PayGate.Consoles.Listening;
using PayGate.Consoles.Recordings;
using PayGate.Consoles.Sessions;
using PayGate.Consoles.Storage;

namespace PayGate.Consoles;

/// <summary>The consoles' place in the request pipeline.</summary>
public static class ConsolesPipeline
{
    /// <summary>
    /// Creates the database on first use and maps the REST interface. Call it before static files and hubs are added, so that
    /// the security headers stand on those answers too.
    /// </summary>
    public static WebApplication MapConsoles(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.Services.GetRequiredService<ConsolesDatabase>().EnsureSchema(app.Services);
        SecurityHeaders headers = new(app.Services.GetRequiredService<ConsolesOptions>());
        app.Use(headers.ApplyAsync);
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(RequestHeaderGuard.CheckAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapOpenApi("/openapi/v1.json");
        SessionEndpoints.Map(app);
        RecordingEndpoints.Map(app);
        GrantEndpoints.Map(app);
        AuditEndpoints.Map(app);
        CertificateEndpoints.Map(app);
        app.Map("/api/{**rest}", () => Problems.Of(StatusCodes.Status404NotFound, "There is no such resource."));
        return app;
    }
}
