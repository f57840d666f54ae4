using System.Globalization;
using PayGate.Media.Injecting;
using PayGate.Media.Ng;
using PayGate.Media.TelephoneEvents;

namespace PayGate.Media.Relay.Commands;

/// <summary>Reads <c>play DTMF</c>. The key is read from the bytes of the datagram, which is wiped behind the command; it never becomes a text.</summary>
internal static class PlayKeyRequest
{
    private const string NoCode = "No valid 'code' specified";
    private const string LongCode = "Given 'code' is not a single digit";
    private const string BadCode = "Invalid 'code' character";
    private const string OutOfRange = "Out of range 'code' specified";
    private const int StandardDuration = 250;
    private const int StandardPause = 100;
    private const int StandardVolume = 8;
    private const int Least = 40;
    private const int Most = 5000;
    private const int MostVolume = 63;
    private const byte Ten = 10;

    private static ReadOnlySpan<byte> Signs => "0123456789*#ABCD"u8;

    /// <summary>The key; on failure <paramref name="problem"/> is the text for the client.</summary>
    internal static InjectedKey? TryRead(NgRequest request, out string problem)
    {
        byte? code = ReadCode(request, out problem);
        return code is null ? null : new InjectedKey(
            code.Value,
            Math.Clamp(Number(request, "duration", StandardDuration), Least, Most),
            Math.Clamp(Number(request, "pause", StandardPause), Least, Most),
            (byte)Math.Min(Math.Abs(Number(request, "volume", StandardVolume)), MostVolume));
    }

    private static byte? ReadCode(NgRequest request, out string problem)
    {
        problem = "";
        if (request.Number("code") is { } number)
        {
            problem = number is < 0 or > TelephoneEventPayload.LastKey ? OutOfRange : "";
            return problem.Length > 0 ? null : (byte)number;
        }

        ReadOnlySpan<byte> text = request.Bytes("code").Span;
        if (text.Length == 2 && text[0] == '1' && text[1] is >= (byte)'0' and <= (byte)'5')
        {
            return (byte)(Ten + text[1] - '0');
        }

        int code = text.Length == 1 ? Signs.IndexOf(text[0] is >= (byte)'a' and <= (byte)'d' ? (byte)(text[0] - 'a' + 'A') : text[0]) : -1;
        problem = code >= 0 ? "" : text.IsEmpty ? NoCode : text.Length > 1 ? LongCode : BadCode;
        return code >= 0 ? (byte)code : null;
    }

    private static int Number(NgRequest request, string key, int standard) =>
        int.TryParse(request.Text(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && value > int.MinValue
            ? value
            : standard;
}
