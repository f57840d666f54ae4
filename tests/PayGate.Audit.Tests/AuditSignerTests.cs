namespace PayGate.Audit.Tests;

public sealed class AuditSignerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-audit-").FullName;

    private string KeyFile => Path.Combine(_folder, "keys", "audit.key");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Key_is_made_once_and_for_its_owner_only()
    {
        using AuditSigner first = AuditSigner.OpenOrCreate(KeyFile);
        using AuditSigner second = AuditSigner.OpenOrCreate(KeyFile);
        using AuditPublicKey published = AuditPublicKey.Open(KeyFile + ".pub");

        Assert.Equal(first.PublicKey.Id, second.PublicKey.Id);
        Assert.Equal(first.PublicKey.Id, published.Id);
        Assert.True(published.Verifies([1, 2, 3], first.Sign([1, 2, 3])));
        Assert.False(published.Verifies([1, 2, 4], first.Sign([1, 2, 3])));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        }
    }

    [Fact]
    public void Starters_at_the_same_time_agree_on_one_key()
    {
        string[] ids = new string[8];
        Parallel.For(0, ids.Length, i =>
        {
            using AuditSigner signer = AuditSigner.OpenOrCreate(KeyFile);
            ids[i] = signer.PublicKey.Id;
        });

        Assert.Single(ids.Distinct());
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(KeyFile)!).Length);
    }

    [Fact]
    public void Key_that_others_may_read_is_refused()
    {
        AuditSigner.OpenOrCreate(KeyFile).Dispose();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            Assert.Throws<InvalidDataException>(() => AuditSigner.OpenOrCreate(KeyFile));
        }
    }

    [Fact]
    public void File_that_is_no_key_is_refused()
    {
        AuditSigner.OpenOrCreate(KeyFile).Dispose();
        File.WriteAllText(KeyFile, "not a key");
        File.WriteAllText(KeyFile + ".pub", "not a key");

        Assert.Throws<InvalidDataException>(() => AuditSigner.OpenOrCreate(KeyFile));
        Assert.Throws<InvalidDataException>(() => AuditPublicKey.Open(KeyFile + ".pub"));
    }
}
