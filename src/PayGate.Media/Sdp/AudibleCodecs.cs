namespace PayGate.Media.Sdp;

/// <summary>The codecs in which the relay can hear keys, and with that mask them.</summary>
internal static class AudibleCodecs
{
    internal static bool Contains(SdpCodec codec) => codec is SdpCodec.Pcmu or SdpCodec.Pcma or SdpCodec.G722;
}
