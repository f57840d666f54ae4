namespace PayGate.Consoles.Sessions;

/// <summary>Body of <c>POST /api/session</c>.</summary>
/// <param name="User">Sign-in name.</param>
/// <param name="Password">Password.</param>
internal sealed record SignInRequest(string? User, string? Password)
{
    /// <summary>Keeps names and passwords out of anything that prints the request.</summary>
    public override string ToString() => nameof(SignInRequest);
}
