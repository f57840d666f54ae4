using System.Runtime.InteropServices;
using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Formats;

/// <summary>WebVTT and SubRip: the text of every cue is a turn, so numbers are joined over cues; times and structure stay.</summary>
internal sealed class CaptionFormat : ITextFormat
{
    /// <inheritdoc/>
    public long Redact(Stream input, Stream output, RedactionPolicy policy, CancellationToken cancellationToken)
    {
        using WipedBytes bytes = new();
        using WipedList<char> text = new();
        StrictText.ReadAll(input, bytes);
        StrictText.Decode(StrictText.Decoder(), bytes.Written.Span, last: true, text);
        List<Range> cues = Cues(text.Items);
        using Transcript transcript = new();
        foreach (Range cue in cues)
        {
            AddWithoutTags(transcript, text.Items[cue]);
        }

        using TranscriptRedactor redactor = new(policy);
        using RedactedTranscript redacted = redactor.Redact(transcript);
        Write(output, text.Items, cues, redacted, policy);
        return redacted.Findings.Count;
    }

    private static void Write(Stream output, ReadOnlySpan<char> text, List<Range> cues, RedactedTranscript redacted, RedactionPolicy policy)
    {
        using WipedList<char> written = new();
        using WipedBytes scratch = new();
        ReadOnlySpan<Finding> findings = CollectionsMarshal.AsSpan([.. redacted.Findings]);
        int at = 0;
        int next = 0;
        for (int cue = 0; cue < cues.Count; cue++)
        {
            int end = next;
            while (end < findings.Length && findings[end].Turn == cue)
            {
                end++;
            }

            Replacements.Append(written, text[at..cues[cue].Start.Value]);
            Replacements.Write(written, text[cues[cue]], findings[next..end], policy);
            at = cues[cue].End.Value;
            next = end;
        }

        Replacements.Append(written, text[at..]);
        StrictText.Write(output, written.Items, scratch);
        output.Flush();
    }

    /// <summary>The places of all text that people wrote or said: cues, notes, headers, and cue names that are more than a short
    /// number.</summary>
    private static List<Range> Cues(ReadOnlySpan<char> text)
    {
        List<Range> cues = [];
        int cueStart = -1;
        int at = 0;
        bool timed = false;
        while (at < text.Length)
        {
            int feed = text[at..].IndexOf('\n');
            int next = feed < 0 ? text.Length : at + feed + 1;
            ReadOnlySpan<char> line = text[at..next].TrimEnd("\r\n");
            bool timing = line.Contains("-->", StringComparison.Ordinal);
            if (timing || line.Trim().IsEmpty || IsNumber(line))
            {
                bool spokenNumber = !timing && timed && !line.Trim().IsEmpty;
                if (!spokenNumber)
                {
                    Close(text, cues, ref cueStart, at);
                    timed = timing;
                }
                else if (cueStart < 0)
                {
                    cueStart = at;
                }
            }
            else if (cueStart < 0)
            {
                cueStart = at;
            }

            at = next;
        }

        Close(text, cues, ref cueStart, text.Length);
        return cues;
    }

    private static void Close(ReadOnlySpan<char> text, List<Range> cues, ref int start, int end)
    {
        if (start >= 0)
        {
            cues.Add(start..(start + text[start..end].TrimEnd("\r\n").Length));
            start = -1;
        }
    }

    private static bool IsNumber(ReadOnlySpan<char> line) => line.Trim() is { Length: > 0 and <= 9 } number
        && number.IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Adds a cue with its tags blanked, so that a tag between two digits does not part them; places stay the same.</summary>
    private static void AddWithoutTags(Transcript transcript, ReadOnlySpan<char> cue)
    {
        Span<char> turn = transcript.ReserveTurn(cue.Length);
        cue.CopyTo(turn);
        int open = -1;
        for (int i = 0; i < cue.Length; i++)
        {
            if (cue[i] == '<')
            {
                open = i;
            }
            else if (cue[i] == '>' && open >= 0)
            {
                bool voice = open + 2 < i && cue[open + 1] == 'v' && cue[open + 2] == ' ';
                turn[(voice ? open + 2 : open)..(i + 1)].Fill(' ');
                if (voice)
                {
                    cue[(open + 3)..i].CopyTo(turn[(open + 3)..]);
                    turn[open..(open + 3)].Fill(' ');
                }

                open = -1;
            }
        }

        transcript.CommitTurn(cue.Length);
    }
}
