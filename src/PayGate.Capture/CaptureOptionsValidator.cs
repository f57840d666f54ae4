using PayGate.Contracts.Captures;

namespace PayGate.Capture;

/// <summary>All rules for <see cref="CaptureOptions"/>, none short-circuited.</summary>
internal static class CaptureOptionsValidator
{
    public static IReadOnlyList<string> Validate(CaptureOptions options)
    {
        List<string> problems = [];
        if (string.IsNullOrWhiteSpace(options.DatabasePath))
        {
            problems.Add("DatabasePath is missing.");
        }

        if (options.TriesPerField is < 1 or > 10)
        {
            problems.Add("TriesPerField must be 1 to 10.");
        }

        Range(problems, nameof(options.FirstKeyTime), options.FirstKeyTime, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));
        Range(problems, nameof(options.BetweenKeysTime), options.BetweenKeysTime, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));
        Range(problems, nameof(options.MoreTime), options.MoreTime, TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5));
        Range(problems, nameof(options.LongNumberPause), options.LongNumberPause, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Range(problems, nameof(options.RelayAnswerTime), options.RelayAnswerTime, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(30));
        Range(problems, nameof(options.StoringTime), options.StoringTime, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(2));
        Range(problems, nameof(options.CaptureTime), options.CaptureTime, TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(60));
        CheckKeys(problems, options.Keys);
        CheckBrands(problems, options);
        return problems;
    }

    private static void Range(List<string> problems, string name, TimeSpan value, TimeSpan least, TimeSpan most)
    {
        if (value < least || value > most)
        {
            problems.Add($"{name} must be {least:c} to {most:c}.");
        }
    }

    private static void CheckKeys(List<string> problems, CaptureKeys? keys)
    {
        if (keys is null)
        {
            problems.Add("Keys is missing.");
            return;
        }

        if (keys.Clear is not (null or '*' or '#') || keys.Done is not (null or '*' or '#'))
        {
            problems.Add("Keys.Clear and Keys.Done must be * or # or nothing.");
        }

        if (keys.Clear is not null && keys.Clear == keys.Done)
        {
            problems.Add("Keys.Clear and Keys.Done must not be the same key.");
        }
    }

    private static void CheckBrands(List<string> problems, CaptureOptions options)
    {
        if (options.AcceptedBrands is null)
        {
            problems.Add("AcceptedBrands is missing; an empty list takes all brands.");
        }
        else if (!options.AcceptedBrands.All(Enum.IsDefined))
        {
            problems.Add("AcceptedBrands names a brand that does not exist.");
        }
    }
}
