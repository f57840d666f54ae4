using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>Collects words and phrases from the vocabularies; a word named twice gets both roles.</summary>
internal sealed class LexiconBuilder
{
    private readonly Dictionary<string, WordEntry> _words = new(StringComparer.Ordinal);
    private readonly List<TopicPhrase> _phrases = [];
    private int _lastPhraseWord;

    public PhraseTree Phrases { get; } = new();

    public IReadOnlyDictionary<string, WordEntry> Words => _words;

    public void Role(Roles role, string words)
    {
        foreach (string word in Split(words))
        {
            ref WordEntry entry = ref Entry(word);
            entry = entry with { Roles = entry.Roles | role };
        }
    }

    public void Number(NumberForm form, int value, string words, Language only = Language.Unknown)
    {
        foreach (string word in Split(words))
        {
            ref WordEntry entry = ref Entry(word);
            entry = entry with { Form = form, Value = value, Language = only };
        }
    }

    public void Month(int month, string words)
    {
        foreach (string word in Split(words))
        {
            ref WordEntry entry = ref Entry(word);
            entry = entry with { Month = (byte)month };
        }
    }

    public void Letter(char letter, string words)
    {
        foreach (string word in Split(words))
        {
            ref WordEntry entry = ref Entry(word);
            entry = entry with { Letter = letter };
        }
    }

    public void Phrase(Topic topic, bool strong, params ReadOnlySpan<string> phrases) =>
        PhraseOnly(Language.Unknown, topic, strong, phrases);

    /// <summary>Adds phrases that another language also has, with another meaning.</summary>
    public void PhraseOnly(Language only, Topic topic, bool strong, params ReadOnlySpan<string> phrases)
    {
        foreach (string phrase in phrases)
        {
            _phrases.Add(new TopicPhrase(topic, strong, phrase, only));
        }
    }

    /// <summary>Puts the phrases into the tree, without the words that matching skips. Call once, after all roles are known.</summary>
    public void Link()
    {
        Span<int> words = stackalloc int[8];
        foreach (TopicPhrase phrase in _phrases)
        {
            string[] all = Split(phrase.Words);
            int count = 0;
            bool spelled = all.Count(word => word.Length == 1) > 1;
            foreach (string word in all)
            {
                if (all.Length == 1 || spelled || (Entry(word).Roles & Roles.Stop) == 0)
                {
                    words[count++] = PhraseWord(word);
                }
            }

            Phrases.Add(words[..count], phrase);
        }
    }

    private static string[] Split(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private int PhraseWord(string word)
    {
        ref WordEntry entry = ref Entry(word);
        if (entry.Phrase == 0)
        {
            entry = entry with { Phrase = ++_lastPhraseWord };
        }

        return entry.Phrase;
    }

    private ref WordEntry Entry(string word) => ref CollectionsMarshal.GetValueRefOrAddDefault(_words, word, out _);
}
