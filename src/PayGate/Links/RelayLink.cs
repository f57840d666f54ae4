using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using PayGate.Capture.Ports;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Relaying;
using PayGate.Hosting;

namespace PayGate.Links;

/// <summary>What the relay serves to the capture role: commands, and a stream of notices that is also the capture role's sign of life.</summary>
internal static class RelayLink
{
    /// <summary>Adds the endpoints.</summary>
    public static void Map(IEndpointRouteBuilder app, ICallMedia media, CaptureLease lease)
    {
        RouteGroupBuilder group = app.MapGroup("/relay").OnlyFor(Role.Capture);
        group.MapGet("/calls", async (CancellationToken cancellationToken) =>
            Results.Json(await media.CallsAsync(cancellationToken), LinkJson.Options));
        group.MapGet("/notices", (HttpContext context) => StreamAsync(context, media, lease));
        group.MapPost("/arm", async (HttpContext context, CancellationToken cancellationToken) =>
        {
            ArmRequest request = await ReadAsync<ArmRequest>(context);
            lease.Armed(request.Capture);
            return Results.Json(await media.ArmAsync(request, cancellationToken), LinkJson.Options);
        });
        group.MapPost("/ask", async (HttpContext context, CancellationToken cancellationToken) =>
        {
            FieldCommand command = await ReadAsync<FieldCommand>(context);
            await media.AskFieldAsync(command.Capture, command.Field, command.Attempt, cancellationToken);
            return Results.NoContent();
        });
        group.MapPost("/finish", async (HttpContext context, CancellationToken cancellationToken) =>
        {
            await media.FinishFieldAsync((await ReadAsync<CaptureCommandBody>(context)).Capture, cancellationToken);
            return Results.NoContent();
        });
        group.MapPost("/seal", async (HttpContext context, CancellationToken cancellationToken) =>
            Results.Json(await media.SealAsync((await ReadAsync<CaptureCommandBody>(context)).Capture, cancellationToken), LinkJson.Options));
        group.MapPost("/disarm", async (HttpContext context, CancellationToken cancellationToken) =>
        {
            CaptureId capture = (await ReadAsync<CaptureCommandBody>(context)).Capture;
            await media.DisarmAsync(capture, cancellationToken);
            lease.Disarmed(capture);
            return Results.NoContent();
        });
    }

    private static async Task StreamAsync(HttpContext context, ICallMedia media, CaptureLease lease)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = "application/x-ndjson";
        using IDisposable holder = lease.Hold();
        await context.Response.StartAsync(context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        try
        {
            await foreach (RelayNotice notice in media.NoticesAsync(context.RequestAborted))
            {
                byte[] line = JsonSerializer.SerializeToUtf8Bytes(notice, LinkJson.Options);
                await context.Response.Body.WriteAsync(line, context.RequestAborted);
                await context.Response.Body.WriteAsync("\n"u8.ToArray(), context.RequestAborted);
                await context.Response.Body.FlushAsync(context.RequestAborted);
            }
        }
        catch (OperationCanceledException)
        {
            // The capture role went away; the lease runs out unless it comes back.
        }
    }

    private static async Task<T> ReadAsync<T>(HttpContext context)
        where T : class =>
        await context.Request.ReadFromJsonAsync<T>(LinkJson.Options, context.RequestAborted)
        ?? throw new BadHttpRequestException("The request has no body.");
}
