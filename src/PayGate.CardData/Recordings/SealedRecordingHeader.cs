using PayGate.Contracts.Calls;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;

namespace PayGate.CardData.Recordings;

/// <summary>
/// What a sealed recording says of itself in the clear; bound to its key and to every chunk, so that it cannot be changed.
/// </summary>
/// <param name="Recording">The recording.</param>
/// <param name="Call">The call; <see langword="null"/> for an import.</param>
/// <param name="Tenant">For whom.</param>
/// <param name="StartedAt">When the first sample was taken.</param>
/// <param name="SampleRate">Frames a second, 8000 to 48000.</param>
/// <param name="Channels">1 or 2; samples are 16-bit linear, interleaved.</param>
public sealed record SealedRecordingHeader(
    RecordingId Recording,
    CallId? Call,
    TenantId Tenant,
    DateTimeOffset StartedAt,
    int SampleRate = 8000,
    int Channels = 2)
{
    internal int BytesPerFrame => Channels * sizeof(short);

    internal int LongestChunk => SampleRate * BytesPerFrame;

    internal bool IsSound =>
        Recording.Value.Length > 0 && Tenant.Value.Length > 0 && SampleRate is >= 8000 and <= 48000 && Channels is 1 or 2;
}
