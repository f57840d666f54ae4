using System.Text.Json.Serialization;

namespace PayGate.Consoles.Listening;

/// <summary>Why a person needs to hear a recording (art. 5(1)(b) GDPR: purpose).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ListeningReason>))]
internal enum ListeningReason
{
    /// <summary>Not stated: refused.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>To coach the agent.</summary>
    [JsonStringEnumMemberName("coaching")]
    Coaching,

    /// <summary>A customer complained.</summary>
    [JsonStringEnumMemberName("complaint")]
    Complaint,

    /// <summary>A payment is disputed.</summary>
    [JsonStringEnumMemberName("dispute")]
    Dispute,

    /// <summary>Regular quality check.</summary>
    [JsonStringEnumMemberName("quality")]
    Quality,

    /// <summary>A legal request.</summary>
    [JsonStringEnumMemberName("legal")]
    Legal,
}
