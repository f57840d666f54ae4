namespace PayGate.Evidence.Files;

/// <summary>Every file below some paths, hidden ones too. What cannot be looked into is handed over with its reason, never left out.</summary>
internal static class FileWalk
{
    /// <summary>Links are not followed (their target is met where it lies); a folder that cannot be listed is one entry.</summary>
    public static IEnumerable<WalkedFile> Below(IEnumerable<string> paths)
    {
        foreach (string path in paths)
        {
            if (File.Exists(path))
            {
                yield return Judge(new FileInfo(path));
            }
            else if (Directory.Exists(path))
            {
                foreach (WalkedFile file in Folder(new DirectoryInfo(path)))
                {
                    yield return file;
                }
            }
            else
            {
                yield return new WalkedFile(path, "there is no such file or folder");
            }
        }
    }

    private static IEnumerable<WalkedFile> Folder(DirectoryInfo root)
    {
        Stack<DirectoryInfo> open = new([root]);
        while (open.TryPop(out DirectoryInfo? folder))
        {
            if (Entries(folder, out string? problem) is not { } entries)
            {
                yield return new WalkedFile(folder.FullName, problem);
                continue;
            }

            foreach (FileSystemInfo entry in entries)
            {
                if (entry is DirectoryInfo inner && inner.LinkTarget is null)
                {
                    open.Push(inner);
                }
                else
                {
                    yield return Judge(entry);
                }
            }
        }
    }

    private static FileSystemInfo[]? Entries(DirectoryInfo folder, out string? problem)
    {
        try
        {
            problem = null;
            FileSystemInfo[] entries = folder.GetFileSystemInfos();
            Array.Sort(entries, (left, right) => string.CompareOrdinal(left.Name, right.Name));
            return entries;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problem = "the folder cannot be listed";
            return null;
        }
    }

    private static WalkedFile Judge(FileSystemInfo entry) =>
        new(entry.FullName, entry.LinkTarget is null ? null : "a link; its target is looked at where it lies");
}
