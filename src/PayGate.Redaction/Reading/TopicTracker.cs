using PayGate.CardData.Cards;

namespace PayGate.Redaction.Reading;

/// <summary>
/// Decides for every chain which topic it answers: how well its digits fit, and how long ago the topic was opened or last answered.
/// A card number that proves itself opens the card topic too, so that what is read back or repeated after it is known for what it is.
/// </summary>
internal static class TopicTracker
{
    private const int TopicCount = (int)Topic.Appointment + 1;
    private const int MaxTurns = 6;
    private const int MaxTokens = 90;
    private const int TurnPenalty = 6;
    private const int WeakPenalty = 25;
    private const int Least = 24;
    private const int TrailingReach = 4;

    /// <summary>What a topic named between the chain before and this one gains on others.</summary>
    private const int IntroducedGain = 14;

    public static void Assign(TextReading reading)
    {
        Span<TopicState> states = stackalloc TopicState[TopicCount];
        states.Clear();
        int nextEvent = 0;
        int previousEnd = 0;
        for (int i = 0; i < reading.Chains.Count; i++)
        {
            ref Chain chain = ref reading.Chains[i];
            bool introduced = false;
            Topic latest = Topic.None;
            for (; nextEvent < reading.Events.Count && reading.Events[nextEvent].FirstToken < chain.FirstToken; nextEvent++)
            {
                ref TopicEvent opened = ref reading.Events[nextEvent];
                introduced |= opened.Turn == chain.FirstTurn && opened.FirstToken >= previousEnd;
                latest = opened.Topic;
                Open(states, opened.Topic, opened.Strong, opened.EndToken, opened.Turn);
            }

            Choose(reading, ref chain, states, latest, introduced || Introduces(reading, nextEvent, i + 1) ? -1 : nextEvent);
            if (chain.Topic != Topic.None)
            {
                Open(states, chain.Topic, chain.Asked, chain.EndToken, chain.LastTurn);
            }

            if (chain.DigitCount >= 13 && ProvesItself(reading, chain))
            {
                Open(states, Topic.CardNumber, true, chain.EndToken, chain.LastTurn);
            }

            previousEnd = chain.EndToken;
        }
    }

    /// <summary>A topic with another number right behind it belongs to that one: "333 1234567, carta 4111 ...".</summary>
    private static bool Introduces(TextReading reading, int said, int nextChain) =>
        said < reading.Events.Count && nextChain < reading.Chains.Count
        && reading.Chains[nextChain].FirstToken - reading.Events[said].EndToken is >= 0 and <= TrailingReach
        && reading.Chains[nextChain].FirstTurn == reading.Events[said].Turn;

    private static void Open(Span<TopicState> states, Topic topic, bool strong, int token, int turn)
    {
        ref TopicState state = ref states[(int)topic];
        ref TopicState card = ref states[(int)Topic.CardNumber];
        strong |= topic is Topic.Expiry or Topic.SecurityCode && card.Open && card.Strong && turn - card.Turn <= MaxTurns
            && token - card.Token <= MaxTokens;
        bool fresh = state.Open && turn - state.Turn <= MaxTurns && token - state.Token <= MaxTokens;
        state = new TopicState(true, strong || (fresh && state.Strong), token, turn);
    }

    private static void Choose(TextReading reading, ref Chain chain, ReadOnlySpan<TopicState> states, Topic latest, int nextEvent)
    {
        bool monthYear = MonthYear.IsOne(reading, chain);
        int best = Least;
        for (int topic = 1; topic < TopicCount; topic++)
        {
            TopicState state = states[topic];
            int turns = chain.FirstTurn - state.Turn;
            int tokens = chain.FirstToken - state.Token;
            if (!state.Open || turns > MaxTurns || tokens > MaxTokens)
            {
                continue;
            }

            int fit = TopicFit.Of((Topic)topic, chain, monthYear);
            int score = fit - (turns * TurnPenalty) - (Math.Min(tokens, 40) / 2) - (state.Strong ? 0 : WeakPenalty)
                + ((Topic)topic == latest ? IntroducedGain : 0);
            if (fit > 0 && score > best)
            {
                best = score;
                chain.Topic = (Topic)topic;
                chain.Asked = state.Strong;
            }
        }

        if (nextEvent >= 0 && nextEvent < reading.Events.Count && Trails(reading, chain, reading.Events[nextEvent]))
        {
            ref TopicEvent said = ref reading.Events[nextEvent];
            int score = TopicFit.Of(said.Topic, chain, monthYear);
            if (score > best)
            {
                chain.Topic = said.Topic;
                chain.Asked = said.Strong;
            }
        }
    }

    /// <summary>"123 is the security code", "uno due tre, il cvv".</summary>
    private static bool Trails(TextReading reading, in Chain chain, in TopicEvent said)
    {
        if (said.Turn != chain.LastTurn || said.FirstToken < chain.EndToken || said.FirstToken - chain.EndToken > TrailingReach)
        {
            return false;
        }

        for (int at = chain.EndToken; at < said.FirstToken; at++)
        {
            if (reading.SignAt(at) == '.' || (reading.Tokens[at].Kind == TokenKind.Word
                && !reading.HasRole(at, Roles.Copula | Roles.Stop | Roles.Filler)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ProvesItself(TextReading reading, in Chain chain)
    {
        if (chain.Shape != ChainShape.Digits || chain.DigitCount > 19)
        {
            return chain.DigitCount > 19;
        }

        Span<byte> digits = stackalloc byte[19];
        int count = reading.CopyDigits(chain, digits);
        bool valid = Luhn.IsValid(digits[..count]);
        digits.Clear();
        return valid;
    }
}
