using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using PayGate.Contracts.Certificates;

namespace PayGate.Audit.Documents;

/// <summary>
/// Signatures on JSON documents, detached from them (RFC 7515 appendix F, algorithm ES256): any JOSE library can verify one over the canonical form
/// (<see cref="CanonicalJson"/>) with the public audit key.
/// </summary>
public static class SignedDocument
{
    private const string Algorithm = "ES256";

    /// <summary>Signs a document.</summary>
    /// <param name="signer">Whose key.</param>
    /// <param name="type">What the document is, bound into the signature so that it passes for nothing else; by convention <c>paygate-...+json</c>.</param>
    /// <param name="document">The document.</param>
    /// <exception cref="FormatException">The document has no canonical form.</exception>
    public static DocumentSignature Sign(AuditSigner signer, string type, JsonElement document)
    {
        ArgumentNullException.ThrowIfNull(signer);
        string header = HeaderOf(type, signer.PublicKey.Id);
        byte[] signature = signer.Sign(Statement(header, document));
        return new DocumentSignature(header, Base64Url.EncodeToString(signature));
    }

    /// <summary>Whether a key made this signature on this document as one of this type. A damaged signature is a wrong one.</summary>
    public static bool Verifies(AuditPublicKey key, string type, JsonElement document, DocumentSignature signature)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(signature);
        try
        {
            return signature.Protected == HeaderOf(type, key.Id)
                && key.Verifies(Statement(signature.Protected, document), Base64Url.DecodeFromChars(signature.Signature));
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The identifier of the key that a signature says it was made with; <see langword="null"/> when it says none.</summary>
    public static string? KeyIdOf(DocumentSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        try
        {
            using JsonDocument header = JsonDocument.Parse(Base64Url.DecodeFromChars(signature.Protected));
            return header.RootElement.ValueKind == JsonValueKind.Object && header.RootElement.TryGetProperty("kid", out JsonElement key)
                ? key.GetString()
                : null;
        }
        catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string HeaderOf(string type, string keyId) =>
        Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new { alg = Algorithm, kid = keyId, typ = type }));

    private static byte[] Statement(string header, JsonElement document) =>
        Encoding.ASCII.GetBytes(header + "." + Base64Url.EncodeToString(CanonicalJson.Of(document)));
}
