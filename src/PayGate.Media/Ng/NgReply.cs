namespace PayGate.Media.Ng;

/// <summary>The replies most commands share. Keys are sorted.</summary>
internal static class NgReply
{
    internal static BencodeWriter Ok() => new BencodeWriter().StartDictionary().Pair("result", "ok").End();

    internal static BencodeWriter Pong() => new BencodeWriter().StartDictionary().Pair("result", "pong").End();

    internal static BencodeWriter OkWithSdp(ReadOnlySpan<byte> sdp) =>
        new BencodeWriter().StartDictionary().Pair("result", "ok").Text("sdp").Text(sdp).End();

    internal static BencodeWriter OkWithCalls(IEnumerable<string> callIds)
    {
        BencodeWriter writer = new BencodeWriter().StartDictionary().Text("calls").StartList();
        foreach (string callId in callIds)
        {
            writer.Text(callId);
        }

        return writer.End().Pair("result", "ok").End();
    }

    internal static BencodeWriter Error(string reason) =>
        new BencodeWriter().StartDictionary().Pair("error-reason", reason).Pair("result", "error").End();

    internal static BencodeWriter OkWithWarning(string warning) =>
        new BencodeWriter().StartDictionary().Pair("result", "ok").Pair("warning", warning).End();

    /// <summary>What a client that announced <c>load limit</c> among <c>supports</c> gets in place of an error.</summary>
    internal static BencodeWriter LoadLimit(string message) =>
        new BencodeWriter().StartDictionary().Pair("message", message).Pair("result", "load limit").End();
}
