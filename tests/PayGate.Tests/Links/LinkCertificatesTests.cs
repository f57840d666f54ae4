using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using PayGate.Hosting;
using PayGate.Links;

namespace PayGate.Tests.Links;

public sealed class LinkCertificatesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-links-").FullName;

    [Fact]
    public void A_role_proves_itself_to_another()
    {
        LinkCertificates.Create(_folder, TimeProvider.System);
        using LinkCertificates relay = LinkCertificates.Load(_folder, Role.Relay);
        using LinkCertificates capture = LinkCertificates.Load(_folder, Role.Capture);
        Assert.Equal(Role.Capture, relay.RoleOf(capture.Own));
        Assert.Equal(Role.Relay, capture.RoleOf(relay.Own));
    }

    [Fact]
    public void A_certificate_of_another_authority_proves_nothing()
    {
        LinkCertificates.Create(_folder, TimeProvider.System);
        string other = Path.Combine(_folder, "other");
        LinkCertificates.Create(other, TimeProvider.System);
        using LinkCertificates relay = LinkCertificates.Load(_folder, Role.Relay);
        using LinkCertificates stranger = LinkCertificates.Load(other, Role.Capture);
        Assert.Null(relay.RoleOf(stranger.Own));
    }

    [Fact]
    public void A_self_made_certificate_with_a_roles_name_proves_nothing()
    {
        LinkCertificates.Create(_folder, TimeProvider.System);
        using LinkCertificates relay = LinkCertificates.Load(_folder, Role.Relay);
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Capture", key, HashAlgorithmName.SHA256);
        using X509Certificate2 forged = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(80));
        Assert.Null(relay.RoleOf(forged));
    }

    [Fact]
    public void The_authoritys_private_key_is_never_written_and_role_keys_are_the_owners_alone()
    {
        LinkCertificates.Create(_folder, TimeProvider.System);
        Assert.DoesNotContain("PRIVATE", File.ReadAllText(Path.Combine(_folder, "authority.pem")), StringComparison.Ordinal);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder, "relay.pfx")));
    }

    [Fact]
    public void A_missing_certificate_is_an_error_that_names_the_role()
    {
        InvalidOperationException problem = Assert.Throws<InvalidOperationException>(() => LinkCertificates.Load(_folder, Role.Vault));
        Assert.Contains("Vault", problem.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
