using PayGate.Media.Masking;
using PayGate.Media.Sdp;

namespace PayGate.Media.Injecting;

/// <summary>In what form a party takes a key: as an event of a payload type, or as a tone in its codec.</summary>
/// <param name="PayloadType">The number that the party announced.</param>
/// <param name="Kind">Event, A-law or mu-law.</param>
/// <param name="ClockRate">Timestamp units a second.</param>
internal readonly record struct KeyOutlet(byte PayloadType, PayloadKind Kind, int ClockRate)
{
    /// <summary>The best form the party announced: events on the clock of its audio, else any events, else G.711. <see langword="null"/>: none.</summary>
    internal static KeyOutlet? Of(SdpMedia? announced)
    {
        SdpFormat? audio = announced?.Formats.FirstOrDefault(format => format.IsAudio);
        if (audio is null)
        {
            return null;
        }

        SdpFormat[] events = [.. announced!.Formats.Where(format => format.Codec == SdpCodec.TelephoneEvent)];
        SdpFormat? form = Array.Find(events, format => format.ClockRate == audio.ClockRate) ?? events.FirstOrDefault() ?? audio;
        PayloadKind? kind = form.Codec switch
        {
            SdpCodec.TelephoneEvent => PayloadKind.TelephoneEvent,
            SdpCodec.Pcma => PayloadKind.Pcma,
            SdpCodec.Pcmu => PayloadKind.Pcmu,
            _ => null,
        };
        return kind is { } known ? new KeyOutlet(form.PayloadType, known, form.ClockRate) : null;
    }
}
