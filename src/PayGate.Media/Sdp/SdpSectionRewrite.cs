namespace PayGate.Media.Sdp;

/// <summary>What to change in one media section.</summary>
/// <param name="Port">The relay's even port on that side; 0 refuses the section.</param>
/// <param name="Profile">The transport profile to announce.</param>
/// <param name="KeepMux">Whether <c>a=rtcp-mux</c> may stay.</param>
internal readonly record struct SdpSectionRewrite(int Port, string Profile, bool KeepMux);
