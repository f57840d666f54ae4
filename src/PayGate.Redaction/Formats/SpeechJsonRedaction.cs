using System.Runtime.InteropServices;
using PayGate.Redaction.Spans;
using PayGate.Redaction.Transcripts;

namespace PayGate.Redaction.Formats;

/// <summary>The findings of one file: by running text and by word.</summary>
internal sealed class SpeechJsonRedaction(JsonTextScanner scan, RedactionPolicy policy) : IDisposable
{
    private const float Sure = 0.99f;
    private const int FewestCardDigits = 12;

    /// <summary>How far ahead a word is looked for in the text that its list belongs to, characters.</summary>
    private const int AlignReach = 200;

    private readonly TranscriptRedactor _redactor = new(policy);
    private readonly List<Finding>?[] _found = new List<Finding>?[scan.Texts.Count];
    private readonly FindingType?[] _words = new FindingType?[scan.Words.Count];

    /// <summary>Running texts: those with the same path follow each other as turns.</summary>
    public void FindInTexts()
    {
        int[] running = [.. Enumerable.Range(0, scan.Texts.Count).Where(text => scan.Texts[text] is { Item: < 0, Known: true })];
        foreach (IGrouping<int, int> lane in running.GroupBy(text => scan.Texts[text].Lane))
        {
            FindInTexts([.. lane]);
        }

        // Names, times and numbers of the file's own are no speech; each is looked at alone, and only goes when it is a card number.
        for (int text = 0; text < scan.Texts.Count; text++)
        {
            if (!scan.Texts[text].Known && DigitsIn(CharsOf(text)) >= FewestCardDigits)
            {
                FindInTexts([text]);
            }
        }
    }

    private void FindInTexts(int[] texts)
    {
        using Transcript transcript = new();
        foreach (int text in texts)
        {
            transcript.AddTurn(CharsOf(text));
        }

        using RedactedTranscript redacted = _redactor.Redact(transcript);
        foreach (Finding finding in redacted.Findings)
        {
            int text = texts[finding.Turn];
            if (scan.Texts[text].Known || (finding.Type == FindingType.Pan && finding.Confidence >= Sure))
            {
                (_found[text] ??= []).Add(finding with { Turn = 0 });
            }
        }
    }

    private static int DigitsIn(ReadOnlySpan<char> text)
    {
        int digits = 0;
        foreach (char c in text)
        {
            digits += char.IsDigit(c) ? 1 : 0;
        }

        return digits;
    }

    /// <summary>Lists of words: each list once as a turn, and all lists with times together in the order in which the words were
    /// said.</summary>
    public void FindInWords()
    {
        foreach (IGrouping<int, int> lane in Enumerable.Range(0, scan.Words.Count).Where(word =>
            scan.Words[word].FirstText >= 0).GroupBy(word => scan.Texts[scan.Words[word].FirstText].Lane))
        {
            int[] words = [.. lane];
            FindInTurns(words);
            bool timed = words.Where(word => !double.IsNaN(scan.Words[word].From)).Select(word =>
                scan.Words[word].List).Distinct().Skip(1).Any();
            if (timed)
            {
                FindInTurns(InTime(words));
            }
        }
    }

    /// <summary>Takes what was found word by word out of the running text beside the list, by finding the words in it again.</summary>
    public void FindInSiblings()
    {
        ILookup<int, int> byHolder = Enumerable.Range(0, scan.Words.Count).Where(word =>
            scan.Words[word].FirstText >= 0).ToLookup(word => scan.Words[word].Holder);
        if (Array.TrueForAll(_words, word => word is null))
        {
            return;
        }

        int[] all = InTime([.. byHolder.SelectMany(holder => holder)]);
        for (int text = 0; text < scan.Texts.Count; text++)
        {
            if (scan.Texts[text] is { Item: < 0, Known: true } running)
            {
                Align(text, byHolder.Contains(running.Holder) ? [.. byHolder[running.Holder]] : all);
            }
        }
    }

    /// <summary>Writes everything that was found; returns the number of places.</summary>
    public long Apply(JsonPatcher patcher)
    {
        long removed = 0;
        List<(int Start, Action Do)> patches = [];
        for (int text = 0; text < scan.Texts.Count; text++)
        {
            int index = text;
            JsonText place = scan.Texts[text];
            if (place.Item >= 0 && place.Known && _words[place.Item] is { } type)
            {
                _found[text] = [new Finding(0, 0, place.CharEnd - place.CharStart, type, 1)];
            }

            if (_found[text] is { Count: > 0 } found)
            {
                removed += found.Count;
                patches.Add((place.Start, () => patcher.Replace(place.Start, place.End, CharsOf(index), CollectionsMarshal.AsSpan(found))));
            }
        }

        for (int word = 0; word < _words.Length; word++)
        {
            JsonWord place = scan.Words[word];
            if (_words[word] is not null && place.IdEnd > 0)
            {
                patches.Add((place.IdStart, () => patcher.Zero(place.IdStart, place.IdEnd)));
            }
        }

        foreach ((_, Action patch) in patches.OrderBy(patch => patch.Start))
        {
            patch();
        }

        return removed;
    }

    public void Dispose() => _redactor.Dispose();

    private ReadOnlySpan<char> CharsOf(int text) => scan.Chars.Items[scan.Texts[text].CharStart..scan.Texts[text].CharEnd];

    private int[] InTime(int[] words)
    {
        double[] times = new double[words.Length];
        double last = 0;
        for (int i = 0; i < words.Length; i++)
        {
            // Punctuation has no time of its own and stays behind its word.
            last = double.IsNaN(scan.Words[words[i]].From) ? last : scan.Words[words[i]].From;
            times[i] = last;
        }

        return [.. Enumerable.Range(0, words.Length).OrderBy(i => times[i]).ThenBy(i => i).Select(i => words[i])];
    }

    /// <summary>Words of one list that follow each other are one turn.</summary>
    private void FindInTurns(int[] words)
    {
        using Transcript transcript = new();
        using Reading.WipedList<char> turn = new();
        List<(int Turn, int Start, int End, int Word)> places = [];
        bool spaced = Array.Exists(words, word => CharsOf(scan.Words[word].FirstText).StartsWith(' '));
        for (int i = 0; i < words.Length; i++)
        {
            if (i > 0 && scan.Words[words[i]].List != scan.Words[words[i - 1]].List)
            {
                transcript.AddTurn(turn.Items);
                turn.Clear();
            }

            Replacements.Append(turn, spaced || turn.Count == 0 ? "" : " ");
            int start = turn.Count;
            Replacements.Append(turn, CharsOf(scan.Words[words[i]].FirstText));
            places.Add((transcript.TurnCount, start, turn.Count, words[i]));
        }

        transcript.AddTurn(turn.Items);
        using RedactedTranscript redacted = _redactor.Redact(transcript);
        int next = 0;
        foreach (Finding finding in redacted.Findings)
        {
            while (next < places.Count && (places[next].Turn, places[next].End).CompareTo((finding.Turn, finding.Start + 1)) < 0)
            {
                next++;
            }

            for (int i = next; i < places.Count && places[i].Turn == finding.Turn && places[i].Start < finding.End; i++)
            {
                _words[places[i].Word] ??= finding.Type;
            }
        }
    }

    private void Align(int text, int[] words)
    {
        ReadOnlySpan<char> chars = CharsOf(text);
        List<Finding> found = _found[text] ?? [];
        int at = 0;
        int count = found.Count;
        foreach (int word in words)
        {
            ReadOnlySpan<char> said = CharsOf(scan.Words[word].FirstText).Trim();
            int here = chars.Slice(at, Math.Min(AlignReach, chars.Length - at)).IndexOf(said, StringComparison.OrdinalIgnoreCase);
            if (said.IsEmpty || here < 0)
            {
                continue;
            }

            int start = at + here;
            at = start + said.Length;
            if (_words[word] is { } type && char.IsLetterOrDigit(said[0]))
            {
                found.Add(new Finding(0, start, at, type, Sure));
            }
        }

        if (found.Count > count)
        {
            _found[text] = Merge(found, chars);
        }
    }

    private static List<Finding> Merge(List<Finding> found, ReadOnlySpan<char> chars)
    {
        List<Candidate> candidates = [.. found.Select(finding =>
            new Candidate(0, finding.Start, finding.End, finding.Type, finding.Confidence))];
        List<Candidate> spans = [];
        SpanResolver.Resolve(candidates, chars, spans);
        return [.. spans.Select(span => new Finding(0, span.Start, span.End, span.Type, span.Confidence))];
    }
}
