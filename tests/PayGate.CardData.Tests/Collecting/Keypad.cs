using PayGate.CardData.Collecting;
using PayGate.CardData.Tests.Support;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.CardData.Tests.Collecting;

/// <summary>Keys text into a collector. A digit written after <c>!</c> repeats the one before it quickly.</summary>
internal sealed class Keypad : IDisposable
{
    internal static readonly DateTimeOffset Now = new(2026, 6, 15, 12, 0, 0, TimeSpan.Zero);

    internal Keypad(CaptureKeys? keys = null, params CardBrand[] accepted) =>
        Collector = new CardCollector(CaptureId.New(), keys ?? CaptureKeys.Standard, accepted, new FixedClock(Now));

    internal CardCollector Collector { get; }

    public void Dispose() => Collector.Dispose();

    internal FieldProgress Ask(CardField field, int attempt = 1) => Collector.AskField(field, attempt);

    internal IReadOnlyList<FieldProgress> Press(string keys)
    {
        IReadOnlyList<FieldProgress> last = [];
        bool quickly = false;
        foreach (char key in keys)
        {
            if (key == '!')
            {
                quickly = true;
                continue;
            }

            byte code = key switch { '*' => 10, '#' => 11, 'A' => 12, _ => (byte)(key - '0') };
            last = Collector.Press(code, Now, quickly);
            quickly = false;
        }

        return last;
    }

    internal FieldProgress Key(CardField field, string keys)
    {
        _ = Ask(field);
        return Assert.Single(Press(keys));
    }

    internal void KeyCard(string number = TestCards.Visa, string expiry = "1230", string? code = "123")
    {
        Assert.Equal(FieldState.Valid, Key(CardField.CardNumber, number).State);
        Assert.Equal(FieldState.Valid, Key(CardField.Expiry, expiry).State);
        if (code is not null)
        {
            Assert.Equal(FieldState.Valid, Key(CardField.SecurityCode, code).State);
        }
    }
}
