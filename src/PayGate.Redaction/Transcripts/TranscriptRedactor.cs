using System.Runtime.InteropServices;
using PayGate.Redaction.Detectors;
using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Transcripts;

/// <summary>
/// Finds and removes sensitive data from transcripts, in time linear in their length. Keeps its buffers from one transcript to the
/// next and clears them in between; one instance serves one thread at a time.
/// </summary>
/// <param name="policy">What goes and what stands in its place.</param>
public sealed class TranscriptRedactor(RedactionPolicy policy) : IDisposable
{
    private readonly TextReading _reading = new();
    private readonly WipedList<Token> _scratch = new();
    private readonly Proposals _proposals = new();
    private readonly List<Candidate> _spans = [];
    private readonly List<Finding> _findings = [];

    /// <summary>Reads a whole transcript and returns it redacted. The caller disposes both.</summary>
    public RedactedTranscript Redact(Transcript transcript)
    {
        ArgumentNullException.ThrowIfNull(transcript);
        RedactedTranscript redacted = new();
        int first = 0;
        int chars = 0;
        for (int turn = 0; turn < transcript.TurnCount; turn++)
        {
            ReadOnlySpan<char> text = transcript.TextOf(turn);
            chars += text.Length;
            if (turn + 1 == transcript.TurnCount || EndsBlock(turn + 1 - first, chars, text))
            {
                RedactBlock(transcript, first, turn + 1, 0, redacted);
                first = turn + 1;
                chars = 0;
            }
        }

        return redacted;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _reading.Dispose();
        _scratch.Dispose();
    }

    /// <summary>Whether a block that holds so much may end after this turn.</summary>
    internal bool EndsBlock(int turns, int chars, ReadOnlySpan<char> lastTurn) => BlockPlanner.EndsAfter(turns, chars, lastTurn, _scratch);

    /// <summary>Redacts the turns of one block, with those before it read for context only.</summary>
    /// <param name="transcript">Holds the block and the turns before it.</param>
    /// <param name="first">First turn of the block.</param>
    /// <param name="end">The turn after its last.</param>
    /// <param name="numberedFrom">What findings add to a turn's index.</param>
    /// <param name="redacted">Gets the turns of the block.</param>
    internal void RedactBlock(Transcript transcript, int first, int end, int numberedFrom, RedactedTranscript redacted)
    {
        int context = Math.Max(0, first - BlockPlanner.Overlap);
        try
        {
            for (int turn = context; turn < end; turn++)
            {
                ReadOnlySpan<char> text = transcript.TextOf(turn);
                int start = _reading.Text.Count;
                text.CopyTo(_reading.Text.Reserve(text.Length));
                _reading.Text.Advance(text.Length);
                _reading.Turns.Add(new TurnRange(start, start + text.Length));
            }

            _reading.Read(transcript.Language);
            Collect(context, first);
            for (int turn = first, next = 0; turn < end; turn++)
            {
                int last = next;
                while (last < _findings.Count && _findings[last].Turn == turn)
                {
                    last++;
                }

                redacted.AddTurn(transcript.TextOf(turn), CollectionsMarshal.AsSpan(_findings)[next..last], numberedFrom, policy);
                next = last;
            }
        }
        finally
        {
            _reading.Clear();
            _proposals.All.Clear();
            _spans.Clear();
            _findings.Clear();
        }
    }

    private void Collect(int context, int first)
    {
        foreach (IDetector detector in DetectorSet.All)
        {
            if (policy.Removes(detector.Type))
            {
                detector.Detect(_reading, _proposals);
            }
        }

        _proposals.All.RemoveAll(candidate => !policy.Removes(candidate.Type));
        SpanResolver.Resolve(_proposals.All, _reading.Text.Items, _spans);
        foreach (Candidate candidate in _spans)
        {
            int turn = context + candidate.Turn;
            int start = _reading.Turns[candidate.Turn].Start;
            if (turn >= first)
            {
                _findings.Add(new Finding(turn, candidate.Start - start, candidate.End - start, candidate.Type, candidate.Confidence));
            }
        }
    }
}
