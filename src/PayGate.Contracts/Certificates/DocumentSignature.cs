namespace PayGate.Contracts.Certificates;

/// <summary>A detached JSON Web Signature (RFC 7515 appendix F) on a document in canonical form (RFC 8785).</summary>
/// <param name="Protected">The header: algorithm, key and type of document, base64url.</param>
/// <param name="Signature">The signature, base64url.</param>
public sealed record DocumentSignature(string Protected, string Signature);
