namespace PayGate.Fleet;

/// <summary>A demo account, said once.</summary>
/// <param name="Role">One of <see cref="Contracts.Access.Roles"/>.</param>
/// <param name="User">The sign-in name.</param>
/// <param name="Password">The random password.</param>
internal sealed record AnnouncedAccount(string Role, string User, string Password);
