using System.Net.Sockets;

namespace PayGate.Commands;

/// <summary>Which exceptions are a person's to mend, and are said in one line instead of a stack trace.</summary>
internal static class Problems
{
    /// <summary>Misconfiguration, missing files, ports in use.</summary>
    public static bool AreExpected(Exception problem) =>
        problem is FormatException or IOException or InvalidOperationException or UnauthorizedAccessException or SocketException
            or HttpRequestException or TimeoutException or ArgumentException;
}
