namespace PayGate.Media.Sdp;

/// <summary>What to change in one media section.</summary>
/// <param name="Port">The relay's even port on that side; 0 refuses the section.</param>
/// <param name="Profile">The transport profile to announce.</param>
internal sealed record SdpSectionRewrite(int Port, string Profile)
{
    /// <summary>A section that is not relayed.</summary>
    internal static SdpSectionRewrite Refusal(SdpMedia section) => new(0, section.Profile);

    /// <summary>The port for RTCP.</summary>
    internal int RtcpPort { get; init; } = Port + 1;

    /// <summary>Whether <c>a=rtcp-mux</c> is announced (RFC 5761).</summary>
    internal bool Mux { get; init; }

    /// <summary>The formats that stay; <see langword="null"/>: all.</summary>
    internal IReadOnlyList<SdpFormat>? Formats { get; init; }

    /// <summary>Milliseconds for <c>a=ptime</c>; <see langword="null"/>: as it was.</summary>
    internal int? PacketTime { get; init; }

    /// <summary>Attributes that go behind the others, without <c>a=</c>.</summary>
    internal IReadOnlyList<string> More { get; init; } = [];
}
