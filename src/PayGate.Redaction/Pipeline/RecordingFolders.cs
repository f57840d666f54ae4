using PayGate.Contracts.Recordings;

namespace PayGate.Redaction.Pipeline;

/// <summary>Where the line keeps its files.</summary>
internal sealed class RecordingFolders
{
    /// <summary>The ending of sealed recordings.</summary>
    public const string Ending = ".pgr";

    private const string TranscriptEnding = ".pgt";

    private readonly string _work;
    private readonly string _released;

    /// <summary>Creates the folders that are not there.</summary>
    /// <param name="intake">Where the relay writes.</param>
    /// <param name="data">Where everything else goes.</param>
    public RecordingFolders(string intake, string data)
    {
        Intake = Path.GetFullPath(intake);
        Data = Path.GetFullPath(data);
        _work = Path.Combine(Data, "work");
        _released = Path.Combine(Data, "released");
        Directory.CreateDirectory(Intake);
        CreatePrivate(Data);
        CreatePrivate(_work);
        CreatePrivate(_released);
    }

    /// <summary>Where the relay writes.</summary>
    public string Intake { get; }

    /// <summary>Where everything else goes.</summary>
    public string Data { get; }

    /// <summary>The sealed original.</summary>
    public string Original(RecordingId id) => Path.Combine(Intake, id.Value + Ending);

    /// <summary>The sealed transcript that was submitted with the original.</summary>
    public string Transcript(RecordingId id) => Path.Combine(Intake, id.Value + TranscriptEnding);

    /// <summary>The redacted version while it is made.</summary>
    public string Draft(RecordingId id) => Path.Combine(_work, id.Value + Ending);

    /// <summary>The redacted version in its place.</summary>
    public string Released(RecordingId id) => Path.Combine(_released, id.Value + Ending);

    private static void CreatePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
