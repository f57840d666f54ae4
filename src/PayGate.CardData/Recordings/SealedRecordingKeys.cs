using System.Security.Cryptography;
using System.Text;
using PayGate.CardData.Files;
using PayGate.CardData.Memory;
using PayGate.CardData.Sealing;

namespace PayGate.CardData.Recordings;

/// <summary>
/// The key of a recording: sealed to whoever may redact it, in a file of its own beside it. Without that file the recording is noise.
/// </summary>
/// <remarks>
/// File: "PGK1", identifier of the public key (16 characters), sealed box of the key and of the hash of the recording's header.
/// </remarks>
public static class SealedRecordingKeys
{
    private const int IdSize = 16;
    private const int BoxAt = 4 + IdSize;
    private const int FileSize = BoxAt + GuardedSlot.Size + SealedBox.Overhead;

    private static ReadOnlySpan<byte> Magic => "PGK1"u8;

    /// <summary>Where the key of a recording lies.</summary>
    public static string PathFor(string recordingPath) => recordingPath + ".key";

    /// <summary>Whether the key is still there.</summary>
    public static bool Exists(string recordingPath) => File.Exists(PathFor(recordingPath));

    /// <summary>
    /// Destroys the key for good: overwritten, deleted, both on disk before this returns. Nothing happens when it is gone already.
    /// </summary>
    /// <exception cref="IOException">The disk failed; the key may still be there.</exception>
    public static void Destroy(string recordingPath) => DurableFile.Destroy(PathFor(recordingPath));

    internal static GuardedKey Create(string recordingPath, ReadOnlySpan<byte> headHash, SealingKey to)
    {
        GuardedKey key = GuardedKey.CreateRandom();
        try
        {
            using GuardedSlot slot = GuardedSlot.Rent();
            key.RevealTo(slot);
            headHash.CopyTo(slot.Bytes[GuardedKey.Size..]);
            byte[] file = new byte[FileSize];
            Magic.CopyTo(file);
            _ = Encoding.ASCII.GetBytes(to.Id, file.AsSpan(Magic.Length));
            SealedBox.Seal(slot.Bytes, to).CopyTo(file.AsSpan(BoxAt));
            DurableFile.WriteNew(PathFor(recordingPath), file);
            return key;
        }
        catch
        {
            key.Dispose();
            throw;
        }
    }

    internal static GuardedKey Open(string recordingPath, ReadOnlySpan<byte> headHash, SealingKeyPair pair)
    {
        byte[] file = ReadFile(PathFor(recordingPath));
        if (file.Length != FileSize || !file.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new SealedRecordingException("The key file of the recording is damaged.");
        }

        if (Encoding.ASCII.GetString(file.AsSpan(Magic.Length, IdSize)) != pair.PublicKey.Id)
        {
            throw new SealedRecordingException("The recording is sealed to another key.");
        }

        using GuardedSlot slot = GuardedSlot.Rent();
        if (!pair.TryOpen(file.AsSpan(BoxAt), slot.Bytes))
        {
            throw new SealedRecordingException("The key file of the recording was changed.");
        }

        return CryptographicOperations.FixedTimeEquals(slot.Bytes[GuardedKey.Size..], headHash)
            ? GuardedKey.CopyOf(slot.Bytes[..GuardedKey.Size])
            : throw new SealedRecordingException("The header of the recording was changed, or the key belongs to another recording.");
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (FileNotFoundException error)
        {
            throw new SealedRecordingException("The key of the recording is not there: it was destroyed or lost.", error);
        }
    }
}
