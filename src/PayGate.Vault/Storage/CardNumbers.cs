namespace PayGate.Vault.Storage;

/// <summary>Numbers of cards: they only grow, and no number is ever given twice, not even by a database that was put back.</summary>
/// <remarks>
/// A permutation token is a function of its card's number. If a database put back to yesterday gave yesterday's numbers again, tokens
/// handed out since then would come to stand for other cards. So a number is never below the minutes that passed since 2020, times 2^22:
/// room for 69,000 cards a second, and for 127 years in 48 bits. A clock that went back changes nothing: the stored number counts then.
/// </remarks>
internal static class CardNumbers
{
    /// <summary>All numbers are below.</summary>
    internal const long Limit = 1L << 48;

    private const int BitsPerMinute = 22;

    private static readonly DateTimeOffset Start = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The first number that may be given now.</summary>
    /// <exception cref="VaultUnavailableException">The clock stands after 2147, or all numbers are used.</exception>
    internal static long First(long next, DateTimeOffset now)
    {
        long minutes = Math.Max(0, (long)(now - Start).TotalMinutes);
        long floor = minutes << BitsPerMinute;
        return floor < Limit && next < Limit - (1L << BitsPerMinute)
            ? Math.Max(next, floor)
            : throw new VaultUnavailableException("The clock of this machine stands too far in the future to number a card.");
    }
}
