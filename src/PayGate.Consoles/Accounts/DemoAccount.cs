namespace PayGate.Consoles.Accounts;

/// <summary>An account of the demo, with the password in the clear, to be printed once.</summary>
/// <param name="User">Sign-in name.</param>
/// <param name="Role">One of <see cref="Contracts.Access.Roles"/>.</param>
/// <param name="Password">Fresh and random.</param>
public sealed record DemoAccount(string User, string Role, string Password);
