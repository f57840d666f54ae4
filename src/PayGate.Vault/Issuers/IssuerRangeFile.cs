using PayGate.CardData.Cards;

namespace PayGate.Vault.Issuers;

/// <summary>The issuer ranges in use, and the file they come from. A changed file takes effect without a restart.</summary>
/// <remarks>A file that does not hold is not taken: what was in use stays in use, and <see cref="Problem"/> says what is wrong.</remarks>
public sealed class IssuerRangeFile
{
    private readonly string? _path;
    private readonly Lock _lock = new();
    private volatile IssuerDirectory _current;
    private (DateTime Time, long Length) _seen;

    /// <summary>The ranges that come with PayGate: published test numbers only.</summary>
    public IssuerRangeFile() => _current = IssuerDirectory.TestRanges;

    /// <summary>Reads a file.</summary>
    /// <exception cref="FormatException">The file does not hold; the text names the line.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IssuerRangeFile(string path)
    {
        _path = path;
        _current = Read(path);
        _seen = Look(path);
    }

    /// <summary>What is in use.</summary>
    public IssuerDirectory Current => _current;

    /// <summary>Why the file as it is now was not taken; <see langword="null"/> when it was.</summary>
    public string? Problem { get; private set; }

    /// <summary>Takes the file if it has changed.</summary>
    /// <returns>Whether other ranges are in use now.</returns>
    public bool Refresh()
    {
        lock (_lock)
        {
            try
            {
                if (_path is null || Look(_path) is var now && now == _seen)
                {
                    return false;
                }

                _seen = now;
                _current = Read(_path);
                Problem = null;
                return true;
            }
            catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
            {
                Problem = problem.Message;
                return false;
            }
        }
    }

    private static IssuerDirectory Read(string path)
    {
        using StreamReader file = new(path);
        return IssuerDirectory.Read(file);
    }

    private static (DateTime Time, long Length) Look(string path)
    {
        FileInfo file = new(path);
        return (file.LastWriteTimeUtc, file.Exists ? file.Length : throw new FileNotFoundException("The file of issuer ranges is gone.", path));
    }
}
