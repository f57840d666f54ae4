using PayGate.Media.Ng;

namespace PayGate.Media.Relay;

/// <summary>Reads <c>record-call</c>, which comes as a flag or with a value.</summary>
internal static class RecordingFlags
{
    /// <summary>Whether the call is to be recorded; <see langword="null"/>: not said.</summary>
    internal static bool? Read(NgRequest request) => request.Text("record-call")?.ToLowerInvariant() switch
    {
        "on" or "yes" or "true" or "1" => true,
        "off" or "no" or "false" or "0" => false,
        _ => request.HasFlag("record-call") ? true : null,
    };
}
