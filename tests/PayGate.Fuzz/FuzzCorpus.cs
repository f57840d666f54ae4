using System.Globalization;

namespace PayGate.Fuzz;

/// <summary>The inputs of a target that each went another way, one a line in hexadecimal, kept between runs.</summary>
/// <param name="file">Where; <see langword="null"/>: nowhere.</param>
internal sealed class FuzzCorpus(string? file)
{
    private const int MostBytes = 2048;
    private const int MostLines = 120;
    private const int MostShapes = 100_000;

    private readonly HashSet<int> _shapes = [];
    private int _kept;

    /// <summary>How many ways inputs went.</summary>
    internal int Shapes => _shapes.Count;

    internal IReadOnlyList<byte[]> Inputs { get; } = file is not null && File.Exists(file) ? Read(file) : [];

    /// <summary>The inputs in a file.</summary>
    internal static IReadOnlyList<byte[]> Read(string file) => [.. File.ReadLines(file).Select(Convert.FromHexString)];

    /// <summary>Runs an input; whether it went a way that none went before.</summary>
    internal bool IsNew(FuzzTarget target, byte[] input)
    {
        if (target.Shape is null)
        {
            target.Run(input);
            return false;
        }

        int shape = target.Shape(input);
        return _shapes.Count < MostShapes && _shapes.Add(shape);
    }

    internal void Keep(byte[] input)
    {
        if (file is not null && input.Length <= MostBytes && Inputs.Count + _kept++ < MostLines)
        {
            File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture, $"{Convert.ToHexStringLower(input)}\n"));
        }
    }
}
