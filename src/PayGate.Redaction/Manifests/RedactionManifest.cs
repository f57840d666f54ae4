using System.Text.Json;
using System.Text.Json.Serialization;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;

namespace PayGate.Redaction.Manifests;

/// <summary>What was removed from a recording, where, why, and how that was verified; never a value.</summary>
internal sealed record RedactionManifest
{
    /// <summary>What the manifest says as long as no speech engine is installed.</summary>
    public const string NoSpeechEngine = "speech was not checked: no speech engine is installed";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>Version of this form.</summary>
    public int Manifest { get; init; } = 1;

    /// <summary>The recording; absent for a file that was redacted by hand.</summary>
    public RecordingId? Recording { get; init; }

    /// <summary>The call.</summary>
    public CallId? Call { get; init; }

    /// <summary>For whom.</summary>
    public TenantId? Tenant { get; init; }

    /// <summary>When the first sample was taken.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was redacted.</summary>
    public required DateTimeOffset RedactedAt { get; init; }

    /// <summary>Length of the original and of the redacted version, in milliseconds.</summary>
    public required double DurationMs { get; init; }

    /// <summary>Frames of the original and of the redacted version.</summary>
    public required long Samples { get; init; }

    /// <summary>Frames a second.</summary>
    public required int SampleRate { get; init; }

    /// <summary>Channels.</summary>
    public required int Channels { get; init; }

    /// <summary>Whether this was released.</summary>
    public required bool Released { get; init; }

    /// <summary>Why not, in plain text.</summary>
    public string? NotReleasedBecause { get; init; }

    /// <summary>The original.</summary>
    public required ManifestSource Original { get; init; }

    /// <summary>SHA-256 of the redacted samples, in the encoding they are stored in.</summary>
    public required string RedactedSha256 { get; init; }

    /// <summary>What was removed.</summary>
    public required IReadOnlyList<ManifestSpan> Removed { get; init; }

    /// <summary>Captures that ran during the recording.</summary>
    public IReadOnlyList<ManifestCapture> Captures { get; init; } = [];

    /// <summary>How that was verified.</summary>
    public required ManifestVerification Verification { get; init; }

    /// <summary>Whether speech recognition looked for spoken numbers.</summary>
    public bool SpeechChecked { get; init; }

    /// <summary>What that means, in plain text.</summary>
    public string Speech { get; init; } = NoSpeechEngine;

    /// <summary>Whether a transcript came with the recording and was searched.</summary>
    public required bool TranscriptChecked { get; init; }

    /// <summary>What an assessor has to know besides, in plain text.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The manifest as UTF-8 JSON.</summary>
    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}
