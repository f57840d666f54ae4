using System.Runtime.InteropServices;
using System.Text;

namespace PayGate.CardData.Files;

/// <summary>Makes a new, renamed or deleted name durable: fsync of the directory, which .NET cannot do by itself.</summary>
internal static unsafe partial class DirectorySync
{
    private const int ReadOnlyCloseOnExec = 0x80000;

    internal static void Flush(string directory)
    {
        byte[] path = new byte[Encoding.UTF8.GetByteCount(directory) + 1];
        Encoding.UTF8.GetBytes(directory, path);
        fixed (byte* pathAt = path)
        {
            int handle = Open(pathAt, ReadOnlyCloseOnExec);
            if (handle < 0)
            {
                throw new IOException("The folder could not be opened to make a file name durable.");
            }

            int result = Fsync(handle);
            _ = Close(handle);
            if (result != 0)
            {
                throw new IOException("The folder could not be written to disk.");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "open")]
    private static partial int Open(byte* path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
