namespace PayGate.Media.Sdp;

/// <summary>A session description (RFC 8866) with every line kept as it came.</summary>
/// <param name="Lines">All lines in order.</param>
/// <param name="Media">The media sections in order.</param>
internal sealed record SdpDocument(IReadOnlyList<SdpLine> Lines, IReadOnlyList<SdpMedia> Media);
