using PayGate.Vault.KeyVaults.Software;

namespace PayGate.Vault.Tests.Support;

/// <summary>A folder for a vault. The RSA pair is made once for all tests: making one takes longer than all the rest.</summary>
internal sealed class VaultFolder : IDisposable
{
    private static readonly Lazy<(byte[] Key, byte[] Secret)> Made = new(Make);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paygate-vault-");

    internal string Root => _folder.FullName;

    internal string Database => File("vault.db");

    public void Dispose() => _folder.Delete(recursive: true);

    internal string File(string name) => Path.Combine(Root, name);

    /// <summary>Whether any file of the folder holds these bytes.</summary>
    internal bool Holds(ReadOnlySpan<byte> needle)
    {
        foreach (string path in Directory.GetFiles(Root))
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            byte[] content = new byte[file.Length];
            file.ReadExactly(content);
            if (content.AsSpan().IndexOf(needle) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    internal VaultFolder WithKey()
    {
        System.IO.File.WriteAllBytes(File("vault.key"), Made.Value.Key);
        System.IO.File.WriteAllBytes(File("vault.key.secret"), Made.Value.Secret);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.SetUnixFileMode(File("vault.key.secret"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return this;
    }

    internal VaultFolder WithFreshKey()
    {
        MachineSecretFile secret = new(File("vault.key.secret"));
        SoftwareKeyVault.OpenOrCreate(File("vault.key"), secret, mustExist: false, TimeProvider.System).Dispose();
        return this;
    }

    private static (byte[] Key, byte[] Secret) Make()
    {
        using VaultFolder folder = new VaultFolder().WithFreshKey();
        return (System.IO.File.ReadAllBytes(folder.File("vault.key")), System.IO.File.ReadAllBytes(folder.File("vault.key.secret")));
    }
}
