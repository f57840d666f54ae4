using PayGate.CardData.Tests.Support;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.CardData.Tests.Collecting;

public sealed class CardNumberTests
{
    [Theory]
    [InlineData(TestCards.Visa, CardBrand.Visa, "4242")]
    [InlineData("4111111111111111", CardBrand.Visa, "1111")]
    [InlineData(TestCards.Mastercard, CardBrand.Mastercard, "4444")]
    [InlineData(TestCards.MastercardTwoSeries, CardBrand.Mastercard, "3222")]
    [InlineData(TestCards.AmericanExpress, CardBrand.AmericanExpress, "0005")]
    [InlineData(TestCards.Maestro, CardBrand.Maestro, "8453")]
    [InlineData(TestCards.Jcb, CardBrand.Jcb, "0505")]
    public void A_good_number_is_valid_with_its_last_key(string number, CardBrand brand, string lastFour)
    {
        using Keypad keypad = new();

        FieldProgress progress = keypad.Key(CardField.CardNumber, number);

        Assert.Equal(FieldState.Valid, progress.State);
        Assert.Equal(new MaskedPan(brand, number.Length, lastFour), progress.Masked);
        Assert.Equal(brand, progress.Brand);
        Assert.Equal(number.Length, progress.Digits);
    }

    [Fact]
    public void Each_key_reports_a_count_and_the_brand_as_soon_as_it_is_known_but_no_last_four()
    {
        using Keypad keypad = new();
        _ = keypad.Ask(CardField.CardNumber);

        for (int i = 0; i < TestCards.AmericanExpress.Length - 1; i++)
        {
            FieldProgress progress = Assert.Single(keypad.Press(TestCards.AmericanExpress[i..(i + 1)]));
            Assert.Equal(i + 1, progress.Digits);
            Assert.Equal(FieldState.Keying, progress.State);
            Assert.Equal(i == 0 ? CardBrand.Unknown : CardBrand.AmericanExpress, progress.Brand);
            Assert.Equal(i == 0 ? null : 4, progress.CodeLength);
            Assert.Null(progress.Masked);
            Assert.Equal(i + 2, progress.Sequence);
        }
    }

    [Theory]
    [InlineData("5555555555554445", FieldProblem.ChecksumFailed)]
    [InlineData("378282246310006", FieldProblem.ChecksumFailed)]
    [InlineData("4242424242424241#", FieldProblem.ChecksumFailed)]
    [InlineData("424242424242#", FieldProblem.TooShort)]
    [InlineData("42#", FieldProblem.TooShort)]
    [InlineData("42424242424242424#", FieldProblem.TooLong)]
    [InlineData("55555555555544441", FieldProblem.TooLong)]
    [InlineData("9999999999999995", FieldProblem.BrandNotAccepted)]
    public void A_wrong_number_is_wiped_and_says_why(string keys, FieldProblem problem)
    {
        using Keypad keypad = new();

        FieldProgress progress = keypad.Key(CardField.CardNumber, keys);

        Assert.Equal(FieldState.Invalid, progress.State);
        Assert.Equal(problem, progress.Problem);
        Assert.Equal(0, progress.Digits);
        Assert.Null(progress.Masked);
        Assert.Equal(CardBrand.Unknown, progress.Brand);
    }

    [Theory]
    [InlineData(TestCards.Mastercard, 11, "")]
    [InlineData(TestCards.Mastercard, 15, "")]
    [InlineData(TestCards.MastercardTwoSeries, 0, "")]
    [InlineData(TestCards.MastercardTwoSeries, 9, "")]
    [InlineData(TestCards.AmericanExpress, 5, "")]
    [InlineData(TestCards.AmericanExpress, 14, "")]
    [InlineData(TestCards.Visa, 3, "#")]
    [InlineData(TestCards.Visa, 15, "#")]
    public void A_key_pressed_twice_is_suspected_when_the_number_is_right_without_it(string number, int doubled, string done)
    {
        using Keypad keypad = new();
        _ = keypad.Ask(CardField.CardNumber);

        FieldProgress progress = Assert.Single(keypad.Press(number[..(doubled + 1)] + "!" + number[doubled..] + done));

        Assert.Equal(FieldState.Invalid, progress.State);
        Assert.Equal(FieldProblem.DoubleDigitSuspected, progress.Problem);
        Assert.True(progress.DoubleDigitSuspected);
        Assert.Equal(0, progress.Digits);
    }

    [Fact]
    public void A_key_pressed_twice_slowly_is_no_suspicion()
    {
        using Keypad keypad = new();
        _ = keypad.Ask(CardField.CardNumber);

        FieldProgress progress = Assert.Single(keypad.Press("4" + TestCards.Visa + "#"));

        Assert.Equal(FieldProblem.TooLong, progress.Problem);
        Assert.False(progress.DoubleDigitSuspected);
    }

    [Fact]
    public void A_quick_pair_that_belongs_to_the_number_does_no_harm()
    {
        using Keypad keypad = new();

        FieldProgress progress = keypad.Key(CardField.CardNumber, "5!555555555554444");

        Assert.Equal(FieldState.Valid, progress.State);
        Assert.True(progress.DoubleDigitSuspected);
    }

    [Fact]
    public void Further_digits_reopen_a_number_that_may_be_longer()
    {
        using Keypad keypad = new();
        Assert.Equal(FieldState.Valid, keypad.Key(CardField.CardNumber, TestCards.Visa).State);

        FieldProgress reopened = Assert.Single(keypad.Press("0"));
        Assert.Equal(FieldState.Keying, reopened.State);
        Assert.Null(reopened.Masked);
        Assert.Equal(17, reopened.Digits);

        FieldProgress longer = Assert.Single(keypad.Press("00"));
        Assert.Equal(FieldState.Invalid, longer.State);
        Assert.Equal(FieldProblem.ChecksumFailed, longer.Problem);
    }

    [Fact]
    public void A_number_of_nineteen_digits_is_taken()
    {
        using Keypad keypad = new();

        FieldProgress progress = keypad.Key(CardField.CardNumber, "6205500000000000004");

        Assert.Equal(FieldState.Valid, progress.State);
        Assert.Equal(new MaskedPan(CardBrand.UnionPay, 19, "0004"), progress.Masked);
    }

    [Fact]
    public void A_short_number_waits_for_the_done_key()
    {
        using Keypad keypad = new();
        Assert.Equal(FieldState.Keying, keypad.Key(CardField.CardNumber, "36227206271667").State);

        FieldProgress progress = Assert.Single(keypad.Press("#"));

        Assert.Equal(FieldState.Valid, progress.State);
        Assert.Equal(new MaskedPan(CardBrand.DinersClub, 14, "1667"), progress.Masked);
    }

    [Fact]
    public void A_brand_the_tenant_does_not_take_is_refused()
    {
        using Keypad keypad = new(null, CardBrand.Mastercard, CardBrand.Maestro);

        Assert.Equal(FieldProblem.BrandNotAccepted, keypad.Key(CardField.CardNumber, TestCards.Visa).Problem);
        Assert.Equal(FieldState.Valid, keypad.Key(CardField.CardNumber, TestCards.Mastercard).State);
    }

    [Fact]
    public void A_number_of_no_known_range_is_taken_only_when_the_tenant_says_so()
    {
        using Keypad keypad = new(null, CardBrand.Unknown);

        FieldProgress progress = keypad.Key(CardField.CardNumber, "9999999999999995");

        Assert.Equal(FieldState.Valid, progress.State);
        Assert.Null(progress.CodeLength);
    }
}
