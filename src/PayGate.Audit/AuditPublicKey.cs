using System.Security.Cryptography;

namespace PayGate.Audit;

/// <summary>The public half of the audit key: all that a verifier needs.</summary>
public sealed class AuditPublicKey : IDisposable
{
    private readonly ECDsa _key;
    private readonly Lock _gate = new();

    internal AuditPublicKey(ECDsa key)
    {
        _key = key;
        Id = Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()).AsSpan(0, 16));
    }

    /// <summary>First 16 bytes of the SHA-256 of the SubjectPublicKeyInfo, in hexadecimal.</summary>
    public string Id { get; }

    /// <summary>
    /// Reads a PEM file with a SubjectPublicKeyInfo; <see cref="AuditSigner"/> keeps one beside its key file, named <c>.pub</c>.
    /// </summary>
    /// <exception cref="InvalidDataException">Not a public key on curve P-256.</exception>
    public static AuditPublicKey Open(string file)
    {
        string pem = File.ReadAllText(file);
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            if (key.KeySize == 256)
            {
                return new AuditPublicKey(key);
            }
        }
        catch (Exception problem) when (problem is CryptographicException or ArgumentException)
        {
        }

        key.Dispose();
        throw new InvalidDataException("Not a P-256 public key in PEM form: " + file);
    }

    /// <summary>PEM of the SubjectPublicKeyInfo.</summary>
    public string ExportPem() => _key.ExportSubjectPublicKeyInfoPem();

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal bool Verifies(ReadOnlySpan<byte> statement, ReadOnlySpan<byte> signature)
    {
        lock (_gate)
        {
            return _key.VerifyData(statement, signature, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }
}
