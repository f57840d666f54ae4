namespace PayGate.Media.Recording;

/// <summary>Where the recorder of a call is.</summary>
internal enum RecorderState
{
    /// <summary>Its file is being opened.</summary>
    Starting,

    /// <summary>It writes.</summary>
    Writing,

    /// <summary>The recording is closed and complete.</summary>
    Completed,

    /// <summary>The disk failed or was too slow. What was written before can be read; nothing is added.</summary>
    Failed,
}
