namespace PayGate.Consoles.Listening;

/// <summary>A grant just given.</summary>
/// <param name="GrantId">To be sent with every request for the audio.</param>
/// <param name="ExpiresAt">Until when it is good.</param>
internal sealed record GrantView(string GrantId, DateTimeOffset ExpiresAt);
