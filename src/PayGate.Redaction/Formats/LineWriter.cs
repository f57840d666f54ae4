using PayGate.Redaction.Reading;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Formats;

/// <summary>Puts lines through a stream of turns and writes them, with their line ends, when they are final.</summary>
internal sealed class LineWriter(Stream output, RedactionPolicy policy) : IDisposable
{
    private readonly TranscriptStream _stream = new(policy, "");
    private readonly WipedBytes _scratch = new();
    private readonly Queue<string> _ends = new();
    private long _removed;

    public void Add(ReadOnlySpan<char> line, string end)
    {
        _ends.Enqueue(end);
        using RedactedTranscript? ready = _stream.Add(line);
        Write(ready);
    }

    /// <summary>Writes what still waits and returns how many places were replaced.</summary>
    public long Complete()
    {
        using RedactedTranscript rest = _stream.Complete();
        Write(rest);
        output.Flush();
        return _removed;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _scratch.Dispose();
    }

    private void Write(RedactedTranscript? ready)
    {
        if (ready is null)
        {
            return;
        }

        _removed += ready.Findings.Count;
        for (int turn = 0; turn < ready.TurnCount; turn++)
        {
            StrictText.Write(output, ready.TextOf(turn), _scratch);
            StrictText.Write(output, _ends.Dequeue(), _scratch);
        }
    }
}
