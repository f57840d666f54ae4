using PayGate.CardData.Tests.Support;
using PayGate.Contracts.Captures;

namespace PayGate.CardData.Tests.Collecting;

public sealed class SecurityCodeTests
{
    [Theory]
    [InlineData(TestCards.Visa, "123", FieldState.Valid, FieldProblem.None)]
    [InlineData(TestCards.Visa, "1234", FieldState.Invalid, FieldProblem.CodeLength)]
    [InlineData(TestCards.Visa, "12#", FieldState.Invalid, FieldProblem.TooShort)]
    [InlineData(TestCards.AmericanExpress, "123", FieldState.Keying, FieldProblem.None)]
    [InlineData(TestCards.AmericanExpress, "123#", FieldState.Invalid, FieldProblem.CodeLength)]
    [InlineData(TestCards.AmericanExpress, "1234", FieldState.Valid, FieldProblem.None)]
    [InlineData(null, "123", FieldState.Keying, FieldProblem.None)]
    [InlineData(null, "123#", FieldState.Valid, FieldProblem.None)]
    [InlineData(null, "1234", FieldState.Valid, FieldProblem.None)]
    [InlineData(null, "1#", FieldState.Invalid, FieldProblem.TooShort)]
    public void A_code_is_judged_by_the_length_its_brand_wants(string? number, string keys, FieldState state, FieldProblem problem)
    {
        using Keypad keypad = new();
        if (number is not null)
        {
            _ = keypad.Key(CardField.CardNumber, number);
        }

        FieldProgress progress = keypad.Key(CardField.SecurityCode, keys);

        Assert.Equal((state, problem), (progress.State, progress.Problem));
    }

    [Fact]
    public void A_number_keyed_later_turns_a_code_of_another_length_invalid()
    {
        using Keypad keypad = new();
        _ = keypad.Key(CardField.SecurityCode, "1234");
        _ = keypad.Ask(CardField.CardNumber);

        IReadOnlyList<FieldProgress> progress = keypad.Press(TestCards.Visa);

        Assert.Equal(2, progress.Count);
        Assert.Equal((CardField.CardNumber, FieldState.Valid), (progress[0].Field, progress[0].State));
        Assert.Equal((CardField.SecurityCode, FieldState.Invalid), (progress[1].Field, progress[1].State));
        Assert.Equal(FieldProblem.CodeLength, progress[1].Problem);
        Assert.Equal(0, progress[1].Digits);
        Assert.Equal(progress[0].Sequence + 1, progress[1].Sequence);
    }

    [Fact]
    public void A_number_keyed_later_leaves_a_fitting_code_alone()
    {
        using Keypad keypad = new();
        _ = keypad.Key(CardField.SecurityCode, "1234");

        Assert.Equal(FieldState.Valid, keypad.Key(CardField.CardNumber, TestCards.AmericanExpress).State);
    }

    [Fact]
    public void The_masked_number_stays_visible_while_the_code_is_keyed()
    {
        using Keypad keypad = new();
        _ = keypad.Key(CardField.CardNumber, TestCards.Visa);

        Assert.Equal("4242", keypad.Key(CardField.SecurityCode, "1").Masked?.LastFour);
    }
}
