using System.Net.Sockets;
using PayGate.Audit;
using PayGate.CardData.Memory;
using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.Redaction.Audio;
using PayGate.Vault;

namespace PayGate.Commands;

/// <summary>Which exceptions are a person's to mend, and are said in one line instead of a stack trace.</summary>
internal static class Problems
{
    /// <summary>Misconfiguration, missing or damaged files, ports in use, keys that do not fit.</summary>
    public static bool AreExpected(Exception problem) => IsOfTheSystem(problem) || IsOfTheHouse(problem);

    private static bool IsOfTheSystem(Exception problem) =>
        problem is FormatException or IOException or InvalidOperationException or UnauthorizedAccessException or SocketException
            or HttpRequestException or TimeoutException or ArgumentException;

    // Their messages are constant text: they name what is wrong, never a value.
    private static bool IsOfTheHouse(Exception problem) =>
        problem is BadAudioException or SealedDataException or SealedRecordingException or GuardedMemoryException or AuditBrokenException
            or VaultUnavailableException;
}
