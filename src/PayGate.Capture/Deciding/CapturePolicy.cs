using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Capture.Deciding;

/// <summary>The settings a decision needs. See <see cref="CaptureOptions"/> for ranges.</summary>
internal sealed record CapturePolicy(
    int TriesPerField,
    TimeSpan FirstKeyTime,
    TimeSpan BetweenKeysTime,
    TimeSpan MoreTime,
    TimeSpan LongNumberPause,
    TimeSpan RelayAnswerTime,
    TimeSpan StoringTime,
    TimeSpan CaptureTime,
    CaptureKeys Keys,
    IReadOnlyList<CardBrand> AcceptedBrands)
{
    public static CapturePolicy From(CaptureOptions options) => new(
        options.TriesPerField,
        options.FirstKeyTime,
        options.BetweenKeysTime,
        options.MoreTime,
        options.LongNumberPause,
        options.RelayAnswerTime,
        options.StoringTime,
        options.CaptureTime,
        options.Keys,
        options.AcceptedBrands);
}
