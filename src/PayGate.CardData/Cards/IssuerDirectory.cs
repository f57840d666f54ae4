using System.Globalization;
using PayGate.CardData.Memory;
using PayGate.Contracts.Cards;

namespace PayGate.CardData.Cards;

/// <summary>Issuers by ranges of leading digits, out of a CSV file. Does not change once made.</summary>
/// <remarks>
/// Columns, with a header line: <c>from,to,country,bank,funding</c>. <c>from</c> and <c>to</c> are 4 to 11 digits of equal length; a range
/// holds the numbers that begin with anything from one to the other. <c>country</c> is ISO 3166-1 alpha-2 or empty; <c>bank</c> is up to
/// 100
/// characters without a comma, or empty; <c>funding</c> is credit, debit, prepaid, charge or empty. Lines that begin with # are left out.
/// Of ranges that overlap the one with more digits counts; two of the same length must not overlap.
/// </remarks>
public sealed class IssuerDirectory
{
    private const int ShortestPrefix = 4;
    private const int LongestPrefix = 11;
    private const int LongestBank = 100;
    private const int MostRanges = 2_000_000;
    private const string Header = "from,to,country,bank,funding";

    private static readonly Lazy<IssuerDirectory> Test = new(ReadTestRanges);

    private readonly Range[][] _byLength;

    private IssuerDirectory(Range[][] byLength) => _byLength = byLength;

    /// <summary>Ranges of test numbers that payment providers publish.</summary>
    public static IssuerDirectory TestRanges => Test.Value;

    /// <summary>Ranges held.</summary>
    public int Count => _byLength.Sum(ranges => ranges.Length);

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">It does not hold; the text names the line and what is wrong.</exception>
    public static IssuerDirectory Read(TextReader file)
    {
        ArgumentNullException.ThrowIfNull(file);
        List<Range>[] byLength = [.. Enumerable.Range(0, LongestPrefix + 1).Select(_ => new List<Range>())];
        int number = 1;
        if (file.ReadLine()?.Trim() != Header)
        {
            throw Wrong(number, "the header is not " + Header);
        }

        while (file.ReadLine() is { } line)
        {
            number++;
            if (line.Length > 0 && line[0] != '#')
            {
                (int length, Range range) = Parse(line, number);
                byLength[length].Add(range);
                if (number > MostRanges)
                {
                    throw Wrong(number, "there are more than 2,000,000 lines");
                }
            }
        }

        return new IssuerDirectory([.. byLength.Select(Sort)]);
    }

    /// <summary>What is known of a card's issuer.</summary>
    public IssuerDetails Find(Pan number)
    {
        ArgumentNullException.ThrowIfNull(number);
        using GuardedSlot slot = GuardedSlot.Rent();
        int digits = number.RevealTo(slot);
        for (int length = Math.Min(LongestPrefix, digits); length >= ShortestPrefix; length--)
        {
            if (_byLength[length].Length > 0 && Find(_byLength[length], Leading(slot.Bytes[..length])) is { } found)
            {
                return found;
            }
        }

        return IssuerDetails.Unknown;
    }

    private static IssuerDetails? Find(Range[] ranges, long leading)
    {
        int low = 0;
        int high = ranges.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            if (leading < ranges[middle].From)
            {
                high = middle - 1;
            }
            else if (leading > ranges[middle].To)
            {
                low = middle + 1;
            }
            else
            {
                return ranges[middle].Issuer;
            }
        }

        return null;
    }

    private static long Leading(ReadOnlySpan<byte> digits)
    {
        long value = 0;
        foreach (byte digit in digits)
        {
            value = (value * 10) + digit;
        }

        return value;
    }

    private static (int Length, Range Range) Parse(string line, int number)
    {
        string[] cells = line.Split(',');
        if (cells.Length != 5)
        {
            throw Wrong(number, "it has not five columns");
        }

        string from = cells[0].Trim();
        string to = cells[1].Trim();
        if (from.Length is < ShortestPrefix or > LongestPrefix
            || to.Length != from.Length
            || !long.TryParse(from, NumberStyles.None, CultureInfo.InvariantCulture, out long first)
            || !long.TryParse(to, NumberStyles.None, CultureInfo.InvariantCulture, out long last)
            || last < first)
        {
            throw Wrong(number, "from and to are not two numbers of 4 to 11 digits, of equal length and in order");
        }

        return (from.Length, new Range(first, last, number, new IssuerDetails(Country(cells[2].Trim(), number), Bank(cells[3].Trim(), number), Funding(cells[4].Trim(), number))));
    }

    private static string? Country(string text, int number) =>
        text.Length == 0 ? null
        : text.Length == 2 && text.All(char.IsAsciiLetterUpper) ? text
        : throw Wrong(number, "the country is not two capital letters");

    private static string? Bank(string text, int number) =>
        text.Length == 0 ? null
        : text.Length <= LongestBank && !text.Any(char.IsControl) ? text
        : throw Wrong(number, "the name of the bank is too long");

    private static CardFunding Funding(string text, int number) =>
        text.Length == 0 ? CardFunding.Unknown
        : Enum.TryParse(text, ignoreCase: true, out CardFunding funding) && char.IsAsciiLetter(text[0]) ? funding
        : throw Wrong(number, "the funding is not credit, debit, prepaid or charge");

    private static Range[] Sort(List<Range> ranges)
    {
        Range[] sorted = [.. ranges.OrderBy(range => range.From)];
        for (int i = 1; i < sorted.Length; i++)
        {
            if (sorted[i].From <= sorted[i - 1].To)
            {
                throw Wrong(sorted[i].Line, "its range overlaps that of line " + sorted[i - 1].Line.ToString(CultureInfo.InvariantCulture));
            }
        }

        return sorted;
    }

    private static FormatException Wrong(int line, string what) =>
        new("Line " + line.ToString(CultureInfo.InvariantCulture) + " of the issuer ranges: " + what + ".");

    private static IssuerDirectory ReadTestRanges()
    {
        using Stream stream = typeof(IssuerDirectory).Assembly.GetManifestResourceStream("PayGate.CardData.Cards.test-ranges.csv")
            ?? throw new InvalidOperationException("The test ranges are not part of this assembly.");
        using StreamReader file = new(stream);
        return Read(file);
    }

    private sealed record Range(long From, long To, int Line, IssuerDetails Issuer);
}
