using PayGate.Contracts.Captures;

namespace PayGate.CardData.Tests.Collecting;

public sealed class ExpiryTests
{
    // The clock of the keypad stands in June 2026.
    [Theory]
    [InlineData("0626", FieldState.Valid, FieldProblem.None)]
    [InlineData("1230", FieldState.Valid, FieldProblem.None)]
    [InlineData("1246", FieldState.Valid, FieldProblem.None)]
    [InlineData("0526", FieldState.Invalid, FieldProblem.Expired)]
    [InlineData("1225", FieldState.Invalid, FieldProblem.Expired)]
    [InlineData("0147", FieldState.Invalid, FieldProblem.MalformedDate)]
    [InlineData("0030", FieldState.Invalid, FieldProblem.MalformedDate)]
    [InlineData("1330", FieldState.Invalid, FieldProblem.MalformedDate)]
    [InlineData("123#", FieldState.Invalid, FieldProblem.TooShort)]
    [InlineData("12301", FieldState.Invalid, FieldProblem.TooLong)]
    public void A_date_is_judged_with_its_last_key(string keys, FieldState state, FieldProblem problem)
    {
        using Keypad keypad = new();

        FieldProgress progress = keypad.Key(CardField.Expiry, keys);

        Assert.Equal((state, problem), (progress.State, progress.Problem));
        Assert.Equal(state == FieldState.Valid ? 4 : 0, progress.Digits);
    }

    [Fact]
    public void Three_digits_are_no_date_yet()
    {
        using Keypad keypad = new();

        Assert.Equal(FieldState.Keying, keypad.Key(CardField.Expiry, "123").State);
    }
}
