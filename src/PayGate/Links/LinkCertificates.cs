using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PayGate.Hosting;

namespace PayGate.Links;

/// <summary>
/// The certificates by which roles know each other: one authority that signs nothing else, one certificate a role, named after the role.
/// </summary>
internal sealed class LinkCertificates : IDisposable
{
    private const string AuthorityFile = "authority.pem";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly X509Certificate2 _authority;

    private LinkCertificates(Role role, X509Certificate2 authority, X509Certificate2 own)
    {
        OwnRole = role;
        _authority = authority;
        Own = own;
    }

    /// <summary>The role these certificates were loaded for.</summary>
    public Role OwnRole { get; }

    /// <summary>This role's certificate with its private key.</summary>
    public X509Certificate2 Own { get; }

    /// <summary>
    /// Makes a fresh authority and a certificate for every role. The authority's private key is never written: it ends with this call.
    /// </summary>
    public static void Create(string folder, TimeProvider clock)
    {
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        DateTimeOffset from = clock.GetUtcNow().AddMinutes(-5);
        using ECDsa authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest authorityRequest = new("CN=PayGate link authority", authorityKey, HashAlgorithmName.SHA256);
        authorityRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        authorityRequest.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        using X509Certificate2 authority = authorityRequest.CreateSelfSigned(from, from + Lifetime);
        foreach (Role role in Enum.GetValues<Role>())
        {
            WriteRole(folder, role, authority, from);
        }

        File.WriteAllText(Path.Combine(folder, AuthorityFile), authority.ExportCertificatePem());
    }

    /// <summary>Loads what one role needs: its own certificate and the authority's public one.</summary>
    /// <exception cref="InvalidOperationException">The folder holds no certificate for the role.</exception>
    public static LinkCertificates Load(string folder, Role role)
    {
        try
        {
            X509Certificate2 authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(folder, AuthorityFile));
            return new LinkCertificates(role, authority, X509CertificateLoader.LoadPkcs12FromFile(RoleFile(folder, role), password: null));
        }
        catch (Exception problem) when (problem is IOException or CryptographicException)
        {
            throw new InvalidOperationException("The link certificates of the role " + role + " cannot be read.", problem);
        }
    }

    /// <summary>Which role a certificate proves; <see langword="null"/> when our authority did not sign it or it is out of date.</summary>
    public Role? RoleOf(X509Certificate? certificate)
    {
        if (certificate is null)
        {
            return null;
        }

        using X509Certificate2 peer = new(certificate);
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(peer) && Enum.TryParse(peer.GetNameInfo(X509NameType.SimpleName, false), out Role role) ? role : null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Own.Dispose();
        _authority.Dispose();
    }

    private static void WriteRole(string folder, Role role, X509Certificate2 authority, DateTimeOffset from)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=" + role, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], true));
        using X509Certificate2 signed = request.Create(authority, from, from + Lifetime - TimeSpan.FromMinutes(1), RandomNumberGenerator.GetBytes(16));
        using X509Certificate2 own = signed.CopyWithPrivateKey(key);
        FileStreamOptions ownerOnly = new()
        {
            Mode = FileMode.Create,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using FileStream file = new(RoleFile(folder, role), ownerOnly);
        file.Write(own.Export(X509ContentType.Pkcs12));
    }

    private static string RoleFile(string folder, Role role) => Path.Combine(folder, role.ToString().ToLowerInvariant() + ".pfx");
}
