using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Capture.Tests;

public sealed class CaptureOptionsTests
{
    [Fact]
    public void Defaults_are_good() => Assert.Empty(CaptureOptionsValidator.Validate(new CaptureOptions { DatabasePath = "capture.db" }));

    [Fact]
    public void All_problems_are_named_at_once()
    {
        CaptureOptions options = new()
        {
            DatabasePath = " ",
            TriesPerField = 0,
            FirstKeyTime = TimeSpan.Zero,
            BetweenKeysTime = TimeSpan.FromHours(1),
            MoreTime = TimeSpan.Zero,
            LongNumberPause = TimeSpan.FromSeconds(-1),
            RelayAnswerTime = TimeSpan.Zero,
            StoringTime = TimeSpan.Zero,
            CaptureTime = TimeSpan.FromSeconds(1),
            Keys = new CaptureKeys('5', '5'),
            AcceptedBrands = [(CardBrand)99],
        };

        OptionsValidationException problem =
            Assert.Throws<OptionsValidationException>(() => new ServiceCollection().AddCapture(options));

        Assert.Equal(12, problem.Failures.Count());
    }
}
