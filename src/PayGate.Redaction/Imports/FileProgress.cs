namespace PayGate.Redaction.Imports;

/// <summary>How far the redaction of files is.</summary>
/// <param name="Name">The file in work, relative to what was given.</param>
/// <param name="Percent">0 to 100 of that file.</param>
/// <param name="Done">Files that are finished, failed ones included.</param>
/// <param name="Total">Files in all.</param>
public readonly record struct FileProgress(string Name, int Percent, int Done, int Total);
