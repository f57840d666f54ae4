using System.Security.Cryptography;

namespace PayGate.CardData.Files;

/// <summary>Small files that must be there after a power cut, or gone.</summary>
public static class DurableFile
{
    /// <summary>Creates a file only its owner may read, with its name and content on disk before this returns.</summary>
    /// <exception cref="IOException">It exists already, or the disk failed.</exception>
    public static void WriteNew(string path, ReadOnlySpan<byte> content)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (FileStream file = new(path, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        DirectorySync.Flush(DirectoryOf(path));
    }

    /// <summary>Creates a file whose content appears whole or not at all.</summary>
    /// <exception cref="IOException">It exists already, or the disk failed.</exception>
    public static void PublishNew(string path, ReadOnlySpan<byte> content)
    {
        string draft = path + ".new";
        File.Delete(draft);
        WriteNew(draft, content);
        File.Move(draft, path, overwrite: false);
        DirectorySync.Flush(DirectoryOf(path));
    }

    /// <summary>
    /// Overwrites a file with random bytes, deletes it, and waits until both are on disk. Nothing happens when it is not there.
    /// </summary>
    /// <remarks>
    /// A copy-on-write file system, a snapshot or a flash cell may keep the old block; full-disk encryption is what answers that.
    /// </remarks>
    /// <exception cref="IOException">The disk failed; the file may still be there.</exception>
    public static void Destroy(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using (FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0))
        {
            byte[] noise = new byte[file.Length];
            RandomNumberGenerator.Fill(noise);
            file.Write(noise);
            file.Flush(flushToDisk: true);
        }

        File.Delete(path);
        DirectorySync.Flush(DirectoryOf(path));
    }

    /// <summary>
    /// Moves a file over another name, or onto a free one; the move is on disk before this returns. Its content must be on disk already.
    /// </summary>
    /// <exception cref="IOException">The disk failed, or the two names lie on different file systems.</exception>
    public static void MoveOver(string from, string to)
    {
        File.Move(from, to, overwrite: true);
        DirectorySync.Flush(DirectoryOf(to));
        DirectorySync.Flush(DirectoryOf(from));
    }

    private static string DirectoryOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
