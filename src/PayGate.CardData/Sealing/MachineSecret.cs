using PayGate.CardData.Files;
using PayGate.CardData.Memory;

namespace PayGate.CardData.Sealing;

/// <summary>
/// A random secret in a file of mode 0600, for hosts without a key vault or passphrase. Whoever reads the file has the secret.
/// </summary>
public static class MachineSecret
{
    /// <summary>Opens the secret, or makes it when nothing depends on it yet.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mustExist">Something is wrapped under it already: a lost file is an error, never a fresh secret.</param>
    /// <exception cref="SealedDataException">The file is lost, has another length, or may be read by others.</exception>
    /// <exception cref="IOException">The disk failed.</exception>
    public static GuardedKey OpenOrCreate(string path, bool mustExist)
    {
        if (File.Exists(path))
        {
            return Read(path);
        }

        if (mustExist)
        {
            throw new SealedDataException("The secret file that belongs to a key file is missing.");
        }

        GuardedKey secret = GuardedKey.CreateRandom();
        using GuardedSlot slot = GuardedSlot.Rent();
        secret.RevealTo(slot);
        DurableFile.PublishNew(path, slot.Bytes[..GuardedKey.Size]);
        return secret;
    }

    private static GuardedKey Read(string path)
    {
        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new SealedDataException("The secret file may be read by others: set its mode to 0600.");
        }

        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        using GuardedSlot slot = GuardedSlot.Rent();
        int read = file.ReadAtLeast(slot.Bytes, GuardedSlot.Size, throwOnEndOfStream: false);
        return read == GuardedKey.Size
            ? GuardedKey.CopyOf(slot.Bytes[..GuardedKey.Size])
            : throw new SealedDataException("The secret file has not the length of a secret.");
    }
}
