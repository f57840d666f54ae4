using System.Globalization;

namespace PayGate.Benchmarks.Running;

/// <summary>What the command line asks for.</summary>
/// <param name="Name">Which benchmark; <see langword="null"/>: the command line was wrong.</param>
/// <param name="AsJson">Print one JSON object, else a table.</param>
/// <param name="IsQuick">Fewer and shorter rounds: shows that it works, not how fast.</param>
/// <param name="Settings">Further settings of a benchmark, <c>--key value</c>.</param>
internal sealed record BenchmarkOptions(string? Name, bool AsJson, bool IsQuick, IReadOnlyDictionary<string, string> Settings)
{
    /// <summary>Reads the command line.</summary>
    internal static BenchmarkOptions Parse(IReadOnlyList<string> arguments)
    {
        Dictionary<string, string> settings = new(StringComparer.Ordinal);
        (string? name, bool json, bool quick) = (null, false, false);
        for (int i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i])
            {
                case "--json":
                    json = true;
                    break;
                case "--quick":
                    quick = true;
                    break;
                case ['-', '-', .. string key] when i + 1 < arguments.Count:
                    settings[key] = arguments[++i];
                    break;
                default:
                    name ??= arguments[i];
                    break;
            }
        }

        return new BenchmarkOptions(name, json, quick, settings);
    }

    /// <summary>A number among <see cref="Settings"/>.</summary>
    /// <exception cref="FormatException">It is not a number.</exception>
    internal int Number(string key, int otherwise) => Settings.TryGetValue(key, out string? text)
        ? int.TryParse(text, CultureInfo.InvariantCulture, out int number) ? number : throw new FormatException($"--{key} is not a number.")
        : otherwise;

    /// <summary>Numbers among <see cref="Settings"/>, separated by commas.</summary>
    /// <exception cref="FormatException">One is not a number.</exception>
    internal IReadOnlyList<int> Numbers(string key, params int[] otherwise) => Settings.TryGetValue(key, out string? text)
        ? [.. text.Split(',').Select(part =>
            int.TryParse(part, CultureInfo.InvariantCulture, out int number) ? number : throw new FormatException($"--{key} is not a list of numbers."))]
        : otherwise;
}
