using System.Security.Cryptography;

namespace PayGate.Fuzz;

/// <summary>The inputs of a target that each went another way, kept in a folder between runs.</summary>
/// <param name="folder">Where; <see langword="null"/>: nowhere.</param>
internal sealed class FuzzCorpus(string? folder)
{
    private const int MostBytes = 4096;
    private const int MostFiles = 150;
    private const int NameLength = 16;

    private readonly HashSet<int> _shapes = [];
    private int _kept;

    internal IReadOnlyList<byte[]> Inputs { get; } =
        folder is not null && Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)] : [];

    /// <summary>Runs an input; whether it went a way that none went before.</summary>
    internal bool IsNew(FuzzTarget target, byte[] input)
    {
        if (target.Shape is null)
        {
            target.Run(input);
            return false;
        }

        return _shapes.Add(target.Shape(input));
    }

    internal void Keep(byte[] input)
    {
        if (folder is not null && input.Length <= MostBytes && Inputs.Count + _kept++ < MostFiles)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllBytes(Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(input))[..NameLength]), input);
        }
    }
}
