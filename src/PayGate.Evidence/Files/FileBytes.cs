using Microsoft.Win32.SafeHandles;

namespace PayGate.Evidence.Files;

/// <summary>Shows the bytes of a file that others may be writing.</summary>
internal static class FileBytes
{
    /// <summary><see langword="null"/> when the whole file was shown, else why not.</summary>
    public static string? Show(string path, SlidingWindow window, WindowHandler handler, CancellationToken cancellation)
    {
        try
        {
            // Pipes, sockets and devices report no length; opening one could wait for ever.
            if (new FileInfo(path).Length == 0)
            {
                return null;
            }

            using SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            window.Show((offset, buffer) => RandomAccess.Read(file, buffer, offset), 0, handler, cancellation);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return problem is UnauthorizedAccessException ? "access is denied" : "it cannot be read to its end";
        }
    }
}
