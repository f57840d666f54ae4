using System.Runtime.InteropServices;

namespace PayGate.Redaction.Reading;

/// <summary>All topic phrases as one tree over word numbers; the longest match wins. Matching is bounded by the longest phrase.</summary>
internal sealed class PhraseTree
{
    private readonly Dictionary<(int Node, int Word), int> _children = [];
    private readonly List<TopicPhrase?> _ends = [null];

    public void Add(ReadOnlySpan<int> words, TopicPhrase phrase)
    {
        int node = 0;
        foreach (int word in words)
        {
            ref int child = ref CollectionsMarshal.GetValueRefOrAddDefault(_children, (node, word), out bool known);
            if (!known)
            {
                child = _ends.Count;
                _ends.Add(null);
            }

            node = child;
        }

        _ends[node] = phrase;
    }

    /// <summary>The node reached from another by one word, or -1.</summary>
    public int Step(int node, int word) => _children.TryGetValue((node, word), out int child) ? child : -1;

    /// <summary>The phrase that ends at a node.</summary>
    public TopicPhrase? At(int node) => _ends[node];
}
