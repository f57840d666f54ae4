namespace PayGate.Redaction.Imports;

/// <summary>One file of a run.</summary>
/// <param name="Name">Its path, relative to what was given.</param>
/// <param name="Input">Where it is.</param>
/// <param name="Output">Where its redacted version goes.</param>
/// <param name="IsLink">It is a symbolic link.</param>
internal sealed record FileToRedact(string Name, string Input, string Output, bool IsLink)
{
    /// <summary>Lists what is to be redacted, in the order of names.</summary>
    /// <exception cref="ArgumentException">The input is not there, or the output lies inside the input.</exception>
    public static IReadOnlyList<FileToRedact> List(string input, string output)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(input);
        ArgumentException.ThrowIfNullOrWhiteSpace(output);
        string from = Path.TrimEndingDirectorySeparator(Path.GetFullPath(input));
        string to = Path.TrimEndingDirectorySeparator(Path.GetFullPath(output));
        if (to == from || to.StartsWith(from + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new ArgumentException("The output must not be the input, nor lie inside it.", nameof(output));
        }

        if (File.Exists(from))
        {
            string target = Directory.Exists(to) ? Path.Combine(to, Path.GetFileName(from)) : to;
            return [new FileToRedact(Path.GetFileName(from), from, target, IsLinked(from))];
        }

        if (!Directory.Exists(from))
        {
            throw new ArgumentException("The input is neither a file nor a folder.", nameof(input));
        }

        var search = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = false,
            AttributesToSkip = FileAttributes.None,
        };
        return
        [
            .. Directory.EnumerateFiles(from, "*", search)
                .Order(StringComparer.Ordinal)
                .Select(path => Path.GetRelativePath(from, path))
                .Select(name => new FileToRedact(name, Path.Combine(from, name), Path.Combine(to, name), IsLinkedBelow(from, name))),
        ];
    }

    // A link anywhere below the given folder leads elsewhere; the given folder itself is the caller's word.
    private static bool IsLinkedBelow(string folder, string name)
    {
        for (string? part = name; !string.IsNullOrEmpty(part); part = Path.GetDirectoryName(part))
        {
            if (IsLinked(Path.Combine(folder, part)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLinked(string path) => (File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0;
}
