namespace PayGate.Media.Prompts;

/// <summary>
/// The sounds that the edge may name: WAV files below one folder, found by a path without links in it. What is being played or was lately is read once.
/// Used by the NG thread alone.
/// </summary>
internal sealed class MediaLibrary
{
    /// <summary>Longest sound.</summary>
    internal const int LongestSeconds = 300;

    private const long MostBytes = (LongestSeconds * 16_000L) + 65_536;
    private const int MostRemembered = 256;
    private const string Outside = "is not below the folder of media";

    private readonly string _root;
    private readonly Dictionary<string, RememberedSound> _known = new(StringComparer.Ordinal);

    /// <param name="folder">The folder.</param>
    internal MediaLibrary(string folder) => _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));

    /// <summary>The sound of a file, 8 kHz; <see langword="null"/> when there is none to be played, and what is wrong.</summary>
    /// <param name="name">A path below the folder, or one from the root on that leads there.</param>
    /// <param name="problem">What is wrong; names neither file nor folder.</param>
    internal short[]? Find(string name, out string problem)
    {
        if (Locate(name) is not { } path)
        {
            problem = Outside;
            return null;
        }

        try
        {
            FileInfo file = new(path);
            problem = IsLinked(path) ? Outside
                : !file.Exists ? "is not there"
                : file.Length is 0 or > MostBytes ? "is empty or too long"
                : "";
            return problem.Length > 0 ? null : Read(file, out problem);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problem = "cannot be read";
            return null;
        }
    }

    private string? Locate(string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        string path = Path.GetFullPath(name, _root);
        return path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? path : null;
    }

    private bool IsLinked(string path)
    {
        for (string? part = path; part is not null && part.Length > _root.Length; part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                return true;
            }
        }

        return false;
    }

    private short[]? Read(FileInfo file, out string problem)
    {
        problem = "";
        if (_known.TryGetValue(file.FullName, out RememberedSound? known)
            && (known.Written, known.Bytes) == (file.LastWriteTimeUtc, file.Length)
            && known.Samples.TryGetTarget(out short[]? samples))
        {
            return samples;
        }

        samples = PromptWav.TryRead(File.ReadAllBytes(file.FullName), LongestSeconds, out problem);
        if (samples is not null)
        {
            if (_known.Count >= MostRemembered)
            {
                _known.Clear();
            }

            _known[file.FullName] = new RememberedSound(file.LastWriteTimeUtc, file.Length, new WeakReference<short[]>(samples));
        }

        return samples;
    }
}
