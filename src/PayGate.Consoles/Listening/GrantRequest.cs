namespace PayGate.Consoles.Listening;

/// <summary>Body of <c>POST /api/recordings/{id}/grants</c>.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Note">Free text of at most 500 characters, without 12 or more digits.</param>
internal sealed record GrantRequest(ListeningReason Reason, string? Note)
{
    /// <summary>Keeps the note out of anything that prints the request.</summary>
    public override string ToString() => nameof(GrantRequest);
}
