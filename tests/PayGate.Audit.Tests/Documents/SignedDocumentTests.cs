using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using PayGate.Audit.Documents;
using PayGate.Contracts.Certificates;

namespace PayGate.Audit.Tests.Documents;

public sealed class SignedDocumentTests : IDisposable
{
    private const string Type = "paygate-test+json";

    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-document").FullName;
    private readonly AuditSigner _signer;

    public SignedDocumentTests() => _signer = AuditSigner.OpenOrCreate(Path.Combine(_folder, "signing.key"));

    public void Dispose()
    {
        _signer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void A_signature_holds_for_the_document_however_it_is_laid_out()
    {
        DocumentSignature signature = SignedDocument.Sign(_signer, Type, Json("""{"a":1,"b":[2]}"""));
        Assert.True(SignedDocument.Verifies(_signer.PublicKey, Type, Json("""{ "b" : [ 2 ], "a" : 1 }"""), signature));
        Assert.Equal(_signer.PublicKey.Id, SignedDocument.KeyIdOf(signature));
    }

    [Theory]
    [InlineData("""{"a":2,"b":[2]}""", Type)]
    [InlineData("""{"a":1,"b":[2],"c":null}""", Type)]
    [InlineData("""{"a":1}""", Type)]
    [InlineData("""{"a":1,"b":[2]}""", "paygate-other+json")]
    public void It_holds_for_no_other_document_and_no_other_type(string other, string type)
    {
        DocumentSignature signature = SignedDocument.Sign(_signer, Type, Json("""{"a":1,"b":[2]}"""));
        Assert.False(SignedDocument.Verifies(_signer.PublicKey, type, Json(other), signature));
    }

    [Fact]
    public void Another_key_and_a_damaged_signature_do_not_verify()
    {
        JsonElement document = Json("""{"a":1}""");
        DocumentSignature signature = SignedDocument.Sign(_signer, Type, document);
        using AuditSigner other = AuditSigner.OpenOrCreate(Path.Combine(_folder, "other.key"));
        Assert.False(SignedDocument.Verifies(other.PublicKey, Type, document, signature));
        Assert.False(SignedDocument.Verifies(_signer.PublicKey, Type, document, signature with { Signature = "!" }));
        Assert.False(SignedDocument.Verifies(_signer.PublicKey, Type, document, signature with { Signature = "AAAA" }));
        Assert.False(SignedDocument.Verifies(_signer.PublicKey, Type, document, signature with { Protected = "e30" }));
        Assert.Null(SignedDocument.KeyIdOf(signature with { Protected = "e30" }));
        Assert.Null(SignedDocument.KeyIdOf(signature with { Protected = "%" }));
    }

    [Fact]
    public void Anybody_can_verify_it_with_the_public_key_alone()
    {
        DocumentSignature signature = SignedDocument.Sign(_signer, Type, Json("""{"b":1,"a":"x"}"""));
        using ECDsa key = ECDsa.Create();
        key.ImportFromPem(_signer.PublicKey.ExportPem());
        byte[] input = Encoding.ASCII.GetBytes(signature.Protected + "." + Base64Url.EncodeToString("""{"a":"x","b":1}"""u8));
        Assert.True(key.VerifyData(input, Base64Url.DecodeFromChars(signature.Signature), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        Assert.Contains("ES256", Encoding.UTF8.GetString(Base64Url.DecodeFromChars(signature.Protected)), StringComparison.Ordinal);
    }

    private static JsonElement Json(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
