using System.Globalization;
using System.Text;

namespace PayGate.Fuzz;

/// <summary>Changes bencoded texts whole, with their lengths, so that a message is still read and its words are what is odd.</summary>
internal static class BencodeMutator
{
    private const int MostLength = 20_000;

    private static readonly string[] Words =
    [
        "", "c", "d", "f", "t", "s", "n", "caller", "agent", "all", "RTP/AVP", "RTP/SAVP", "IP6", "0.0.0.0", "::1", "-1", "99999999999", "yes", "no", "tone",
        "offer", "answer", "delete", "query", "block media", "play DTMF", "subscribe request", "to-tag", "from-tag", "label", "code", "sdp", "flags", "1", "#",
    ];

    /// <summary>Replaces one text of the input; the input as it was when there is none.</summary>
    internal static byte[] Mutate(byte[] input, Random random)
    {
        for (int tries = 0; tries < 20; tries++)
        {
            int colon = Array.IndexOf(input, (byte)':', random.Next(input.Length + 1));
            int digits = colon;
            while (digits > 0 && char.IsAsciiDigit((char)input[digits - 1]))
            {
                digits--;
            }

            if (colon > 0 && digits < colon
                && int.TryParse(Encoding.Latin1.GetString(input, digits, colon - digits), NumberStyles.None, CultureInfo.InvariantCulture, out int length)
                && length <= input.Length - colon - 1)
            {
                byte[] text = Change(input.AsSpan(colon + 1, length), random);
                byte[] head = Encoding.Latin1.GetBytes(text.Length.ToString(CultureInfo.InvariantCulture) + ":");
                return [.. input.AsSpan(0, digits), .. head, .. text, .. input.AsSpan(colon + 1 + length)];
            }
        }

        return input;
    }

    private static byte[] Change(ReadOnlySpan<byte> text, Random random)
    {
        if (text.Length < 40 || random.Next(4) == 0)
        {
            return Encoding.Latin1.GetBytes(Words[random.Next(Words.Length)]);
        }

        byte[] changed = text[..Math.Min(text.Length, MostLength)].ToArray();
        for (int i = random.Next(1, 5); i > 0; i--)
        {
            changed[random.Next(changed.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : changed[random.Next(changed.Length)]);
        }

        return changed;
    }
}
