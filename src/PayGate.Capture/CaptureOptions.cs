using PayGate.Contracts.Captures;
using PayGate.Contracts.Cards;

namespace PayGate.Capture;

/// <summary>Settings of the capture room. Every problem is reported at once when the room is added to a host.</summary>
public sealed class CaptureOptions
{
    /// <summary>Path of the SQLite file with captures and their audit chain; created on first start. Required.</summary>
    public required string DatabasePath { get; init; }

    /// <summary>Tries per field, 1 to 10; default 3. A wrong field and a missing first key use one up.</summary>
    public int TriesPerField { get; init; } = 3;

    /// <summary>Time for the first key of a field, 5 s to 5 min; default 30 s.</summary>
    public TimeSpan FirstKeyTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest pause between two keys, 2 s to 60 s; default 8 s. After it, what is there is judged.</summary>
    public TimeSpan BetweenKeysTime { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>What "more time" adds to the running time-out, 5 s to 5 min; default 30 s.</summary>
    public TimeSpan MoreTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long to wait for more digits after a number that may be complete, 0 to 10 s; default 2 s. Applies to brands whose numbers
    /// often have more than 16 digits (Maestro, UnionPay); the other brands go on at once.
    /// </summary>
    public TimeSpan LongNumberPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the relay may take to answer before it counts as not protecting, 100 ms to 30 s; default 5 s.</summary>
    public TimeSpan RelayAnswerTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long sealing and storing may take, each, 100 ms to 2 min; default 15 s.</summary>
    public TimeSpan StoringTime { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Limit of a whole capture up to the confirmation, 30 s to 60 min; default 10 min.</summary>
    public TimeSpan CaptureTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The caller's control keys; default star clears, hash is done.</summary>
    public CaptureKeys Keys { get; init; } = CaptureKeys.Standard;

    /// <summary>Brands that are taken; empty (default): all known ones.</summary>
    public IReadOnlyList<CardBrand> AcceptedBrands { get; init; } = [];
}
