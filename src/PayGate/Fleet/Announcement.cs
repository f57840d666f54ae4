namespace PayGate.Fleet;

/// <summary>The one line of JSON that <c>serve --announce</c> writes to standard output once it is ready.</summary>
/// <param name="Http">Address of the consoles and of the hub.</param>
/// <param name="Ng">Address of the relay's NG port.</param>
/// <param name="Accounts">Demo accounts, when they were asked for.</param>
internal sealed record Announcement(string Http, string Ng, IReadOnlyList<AnnouncedAccount> Accounts);
