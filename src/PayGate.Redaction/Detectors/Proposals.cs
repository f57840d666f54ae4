using PayGate.Redaction.Reading;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Detectors;

/// <summary>Collects what detectors propose and cuts it at the turns.</summary>
internal sealed class Proposals
{
    public List<Candidate> All { get; } = [];

    /// <summary>Proposes a chain: in every turn from its first number to its last.</summary>
    public void AddChain(TextReading reading, in Chain chain, FindingType type, float confidence)
    {
        if (chain.Shape is ChainShape.Date or ChainShape.MonthYear)
        {
            AddTokens(reading, chain.FirstToken, chain.EndToken, type, confidence);
        }
        else
        {
            AddItems(reading, chain.FirstItem, chain.EndItem, type, confidence);
        }
    }

    public void AddItems(TextReading reading, int first, int end, FindingType type, float confidence)
    {
        int i = first;
        while (i < end)
        {
            NumberItem head = reading.Items[i];
            int last = head.End;
            while (i < end && reading.Items[i].Turn == head.Turn)
            {
                last = reading.Items[i].Has(ItemTraits.Transparent) ? last : reading.Items[i].End;
                i++;
            }

            All.Add(new Candidate(head.Turn, head.Start, last, type, confidence));
        }
    }

    public void AddTokens(TextReading reading, int first, int end, FindingType type, float confidence)
    {
        int at = first;
        while (at < end)
        {
            Token head = reading.Tokens[at];
            int last = at;
            while (at < end && reading.Tokens[at].Turn == head.Turn)
            {
                last = at++;
            }

            All.Add(new Candidate(head.Turn, head.Start, reading.Tokens[last].End, type, confidence));
        }
    }
}
