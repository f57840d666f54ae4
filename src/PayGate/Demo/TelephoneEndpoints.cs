namespace PayGate.Demo;

/// <summary>The demo telephone's page and the three things it can ask for.</summary>
/// <remarks>This is the caller's side of the world: keys arrive here as a finger presses them, outside PayGate.</remarks>
internal static class TelephoneEndpoints
{
    private const int LongestPressMs = 2000;

    /// <summary>Adds the routes.</summary>
    public static void MapTelephone(this WebApplication app, Telephone telephone)
    {
        app.MapGet("/", () => Results.Redirect("/telephone.html"));
        app.MapGet("/api/state", telephone.State);
        app.MapPost("/api/press", (PressRequest request) => Press(telephone, request));
        app.MapPost("/api/transport", (TransportRequest request) =>
            telephone.Choose(request.Mode) ? Results.Ok(telephone.State()) : Results.BadRequest("mode is one of: events, tones, both"));
        app.MapPost("/api/call", async (CallRequest request, CancellationToken cancellationToken) =>
        {
            switch (request.Action)
            {
                case "dial":
                    await telephone.DialAsync(cancellationToken);
                    return Results.Ok(telephone.State());
                case "hangup":
                    await telephone.HangUpAsync(cancellationToken);
                    return Results.Ok(telephone.State());
                default:
                    return Results.BadRequest("action is one of: dial, hangup");
            }
        });
    }

    private static IResult Press(Telephone telephone, PressRequest request)
    {
        int key = request.Key is { Length: 1 } ? "0123456789*#ABCD".IndexOf(request.Key[0], StringComparison.Ordinal) : -1;
        if (key < 0)
        {
            return Results.BadRequest("key is one of the keys of a telephone");
        }

        TimeSpan held = TimeSpan.FromMilliseconds(Math.Clamp(request.DurationMs ?? 120, 40, LongestPressMs));
        return telephone.Press((byte)key, held) ? Results.Ok(telephone.State()) : Results.Conflict("there is no call");
    }
}
