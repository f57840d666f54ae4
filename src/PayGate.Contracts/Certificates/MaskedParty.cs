namespace PayGate.Contracts.Certificates;

/// <summary>Somebody who was kept from hearing keys.</summary>
/// <param name="Role">What they are to the call: <c>agent</c>, <c>listener</c>.</param>
/// <param name="Tag">First 16 characters of the SHA-256 of their SIP tag, in hexadecimal.</param>
public sealed record MaskedParty(string Role, string Tag);
