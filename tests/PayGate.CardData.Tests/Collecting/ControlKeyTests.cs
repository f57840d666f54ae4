using PayGate.CardData.Collecting;
using PayGate.CardData.Tests.Support;
using PayGate.Contracts.Captures;

namespace PayGate.CardData.Tests.Collecting;

public sealed class ControlKeyTests
{
    [Fact]
    public void The_clear_key_empties_the_field_and_the_next_digits_count_from_one()
    {
        using Keypad keypad = new();

        FieldProgress cleared = keypad.Key(CardField.CardNumber, "4242*");

        Assert.Equal((FieldState.WaitingForFirstKey, FieldProblem.ClearedByCaller), (cleared.State, cleared.Problem));
        Assert.Equal(0, cleared.Digits);
        Assert.False(cleared.StopRequested);
        Assert.Equal(FieldState.Valid, Assert.Single(keypad.Press(TestCards.Visa)).State);
    }

    [Fact]
    public void The_clear_key_also_empties_a_valid_field()
    {
        using Keypad keypad = new();

        FieldProgress cleared = keypad.Key(CardField.CardNumber, TestCards.Visa + "*");

        Assert.Equal(FieldState.WaitingForFirstKey, cleared.State);
        Assert.Null(cleared.Masked);
    }

    [Theory]
    [InlineData("**", true)]
    [InlineData("42**", true)]
    [InlineData("*4*", false)]
    [InlineData("*A*", false)]
    [InlineData("4*", false)]
    public void The_clear_key_twice_running_asks_to_stop(string keys, bool stop)
    {
        using Keypad keypad = new();

        Assert.Equal(stop, keypad.Key(CardField.CardNumber, keys).StopRequested);
    }

    [Fact]
    public void The_clear_key_twice_asks_to_stop_even_when_the_field_is_wrong_already()
    {
        using Keypad keypad = new();
        _ = keypad.Key(CardField.Expiry, "1330");

        Assert.Empty(keypad.Press("*"));
        FieldProgress stop = Assert.Single(keypad.Press("*"));

        Assert.True(stop.StopRequested);
        Assert.Equal(FieldState.Invalid, stop.State);
    }

    [Fact]
    public void Asking_a_field_forgets_a_clear_key_before_it()
    {
        using Keypad keypad = new();
        _ = keypad.Key(CardField.CardNumber, "*");

        Assert.False(keypad.Key(CardField.Expiry, "*").StopRequested);
    }

    [Fact]
    public void A_done_key_left_over_from_the_field_before_is_swallowed()
    {
        using Keypad keypad = new();
        _ = keypad.Ask(CardField.Expiry);

        Assert.Empty(keypad.Press("#"));
        Assert.Equal(FieldState.Valid, Assert.Single(keypad.Press("1230")).State);
    }

    [Fact]
    public void After_the_done_key_a_valid_field_takes_no_more_digits()
    {
        using Keypad keypad = new();
        _ = keypad.Key(CardField.CardNumber, TestCards.Visa);

        Assert.Empty(keypad.Press("#"));
        Assert.Empty(keypad.Press("123"));
    }

    [Fact]
    public void A_wrong_field_takes_no_more_digits_until_it_is_asked_again()
    {
        using Keypad keypad = new();
        _ = keypad.Key(CardField.Expiry, "1330");

        Assert.Empty(keypad.Press("1230"));
        Assert.Equal(2, keypad.Ask(CardField.Expiry, 2).Attempt);
        Assert.Equal(FieldState.Valid, Assert.Single(keypad.Press("1230")).State);
    }

    [Fact]
    public void The_keys_can_change_places()
    {
        using Keypad keypad = new(new CaptureKeys('#', '*'));

        Assert.Equal(FieldProblem.ClearedByCaller, keypad.Key(CardField.CardNumber, "42#").Problem);
        Assert.Equal(FieldProblem.TooShort, keypad.Key(CardField.CardNumber, "42*").Problem);
    }

    [Fact]
    public void Keys_without_a_meaning_are_swallowed()
    {
        using Keypad keypad = new(new CaptureKeys(null, null));
        _ = keypad.Ask(CardField.CardNumber);

        Assert.Empty(keypad.Press("*"));
        Assert.Empty(keypad.Press("#"));
        Assert.Empty(keypad.Press("A"));
    }

    [Theory]
    [InlineData('*', '*')]
    [InlineData('1', '#')]
    [InlineData('*', 'x')]
    public void Impossible_control_keys_are_refused(char clear, char done) =>
        Assert.Throws<ArgumentException>(() => new CardCollector(CaptureId.New(), new CaptureKeys(clear, done), [], TimeProvider.System));
}
