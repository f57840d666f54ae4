using System.Text.Json.Serialization;

namespace PayGate.Consoles.Recordings;

/// <summary>Where a recording is in the redaction line.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ListingState>))]
public enum ListingState
{
    /// <summary>Waits.</summary>
    [JsonStringEnumMemberName("queued")]
    Queued,

    /// <summary>Is being redacted.</summary>
    [JsonStringEnumMemberName("working")]
    Working,

    /// <summary>Redacted and verified: may be listened to under a grant.</summary>
    [JsonStringEnumMemberName("released")]
    Released,

    /// <summary>Could not be verified: nobody may listen.</summary>
    [JsonStringEnumMemberName("quarantined")]
    Quarantined,
}
