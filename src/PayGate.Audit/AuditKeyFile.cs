using System.Security.Cryptography;

namespace PayGate.Audit;

/// <summary>The private audit key at rest: PKCS#8, for its owner's eyes only.</summary>
internal static class AuditKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int LongestKey = 4096;

    /// <summary>Makes a key, unless another process makes it first.</summary>
    public static void Create(string file)
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        byte[] bytes = key.ExportPkcs8PrivateKey();
        try
        {
            WriteOnce(file, bytes);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    /// <summary>Writes a file whole under a passing name before it takes its own; one that is already there stays.</summary>
    public static void WriteOnce(string file, byte[] bytes)
    {
        string directory = Path.GetDirectoryName(Path.GetFullPath(file))!;
        Directory.CreateDirectory(directory);
        string draft = Path.Combine(directory, "." + Path.GetFileName(file) + "." + Path.GetRandomFileName());
        Write(draft, bytes);
        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }

    public static ECDsa Open(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & ~OwnerOnly) != 0)
        {
            throw new InvalidDataException("The audit key file must be readable by its owner only (mode 0600): " + file);
        }

        if (new FileInfo(file).Length > LongestKey)
        {
            throw new InvalidDataException("Not a P-256 private key in PKCS#8 form: " + file);
        }

        byte[] bytes = File.ReadAllBytes(file);
        ECDsa key = ECDsa.Create();
        try
        {
            key.ImportPkcs8PrivateKey(bytes, out int read);
            if (key.KeySize == 256 && read == bytes.Length)
            {
                return key;
            }
        }
        catch (CryptographicException)
        {
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }

        key.Dispose();
        throw new InvalidDataException("Not a P-256 private key in PKCS#8 form: " + file);
    }

    private static void Write(string file, byte[] bytes)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        using FileStream stream = new(file, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }
}
