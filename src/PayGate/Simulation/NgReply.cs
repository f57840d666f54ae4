using System.Globalization;
using System.Net;

namespace PayGate.Simulation;

/// <summary>The string values of one flat NG reply.</summary>
/// <param name="Result">The <c>result</c> field.</param>
/// <param name="Sdp">The rewritten session description, where there is one.</param>
/// <param name="ErrorReason">The relay's reason when it refused.</param>
internal sealed record NgReply(string Result, string? Sdp, string? ErrorReason)
{
    /// <summary>The audio address that the description names.</summary>
    /// <exception cref="IOException">The relay refused, or sent no usable description.</exception>
    public IPEndPoint MediaEndPoint()
    {
        if (Result != "ok" || Sdp is null)
        {
            throw new IOException("The relay refused: " + (ErrorReason ?? Result));
        }

        IPAddress? address = null;
        int port = 0;
        foreach (string line in Sdp.Split("\r\n"))
        {
            string[] words = line.Split(' ');
            if (line.StartsWith("c=IN ", StringComparison.Ordinal) && words.Length >= 3)
            {
                address ??= IPAddress.Parse(words[2]);
            }
            else if (line.StartsWith("m=audio ", StringComparison.Ordinal))
            {
                port = int.Parse(words[1], CultureInfo.InvariantCulture);
            }
        }

        return address is not null && port > 0
            ? new IPEndPoint(address, port)
            : throw new IOException("The relay's session description names no audio address.");
    }

    /// <summary>Reads the fields that a client of the relay needs from a bencoded dictionary.</summary>
    public static NgReply Parse(string text) =>
        new(Find(text, "result") ?? "", Find(text, "sdp"), Find(text, "error-reason"));

    private static string? Find(string text, string key)
    {
        string marker = string.Create(CultureInfo.InvariantCulture, $"{key.Length}:{key}");
        int at = text.IndexOf(marker, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        int start = at + marker.Length;
        int colon = text.IndexOf(':', start);
        if (colon < 0 || !int.TryParse(text.AsSpan(start, colon - start), NumberStyles.None, CultureInfo.InvariantCulture, out int length))
        {
            return null;
        }

        return colon + 1 + length <= text.Length ? text.Substring(colon + 1, length) : null;
    }
}
