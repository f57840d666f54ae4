namespace PayGate.Fuzz;

/// <summary>The targets, one per format that arrives from outside.</summary>
internal static class FuzzTargets
{
    internal static IReadOnlyList<FuzzTarget> All { get; } =
    [
        NgTarget.Make(),
        SdpTarget.Make(),
        RtpTarget.Make(),
        RtcpTarget.Make(),
        SrtpTarget.Make(),
        MaskTarget.Make(),
        WavTarget.Make(),
        TranscriptTarget.Make(),
        MaskedPackets.Make(),
    ];
}
