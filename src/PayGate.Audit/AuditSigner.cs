using System.Security.Cryptography;
using System.Text;

namespace PayGate.Audit;

/// <summary>Signs heads and checkpoints with an ECDSA P-256 key from a file (PKCS#8, mode 0600). Safe to share between threads.</summary>
public sealed class AuditSigner : IDisposable
{
    private readonly ECDsa _key;
    private readonly Lock _gate = new();

    private AuditSigner(ECDsa key)
    {
        _key = key;
        ECDsa publicKey = ECDsa.Create();
        publicKey.ImportSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo(), out _);
        PublicKey = new AuditPublicKey(publicKey);
    }

    /// <summary>What verifies this signer's signatures; disposed with it.</summary>
    public AuditPublicKey PublicKey { get; }

    /// <summary>
    /// Opens the key file, or makes a new key on first use (safe when several processes start at once). The public half is
    /// kept beside it as <c>keyFile.pub</c>.
    /// </summary>
    /// <exception cref="InvalidDataException">Not a P-256 private key, or others than the owner may read the file.</exception>
    public static AuditSigner OpenOrCreate(string keyFile)
    {
        ArgumentException.ThrowIfNullOrEmpty(keyFile);
        if (!File.Exists(keyFile))
        {
            AuditKeyFile.Create(keyFile);
        }

        AuditSigner signer = new(AuditKeyFile.Open(keyFile));
        string publicFile = keyFile + ".pub";
        if (!File.Exists(publicFile))
        {
            AuditKeyFile.WriteOnce(publicFile, Encoding.ASCII.GetBytes(signer.PublicKey.ExportPem() + "\n"));
        }

        return signer;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _key.Dispose();
        PublicKey.Dispose();
    }

    internal byte[] Sign(ReadOnlySpan<byte> statement)
    {
        lock (_gate)
        {
            return _key.SignData(statement, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
    }
}
