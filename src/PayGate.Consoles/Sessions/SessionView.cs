namespace PayGate.Consoles.Sessions;

/// <summary>The signed-in person, as the pages need it.</summary>
/// <param name="User">Sign-in name.</param>
/// <param name="DisplayName">How to address the person.</param>
/// <param name="Roles">What the person may do.</param>
/// <param name="Tenant">For whom the person works.</param>
/// <param name="Language"><c>it</c> or <c>en</c>.</param>
internal sealed record SessionView(string User, string DisplayName, IReadOnlyList<string> Roles, string Tenant, string Language);
