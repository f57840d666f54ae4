namespace PayGate.CardData.Recordings;

/// <summary>A sealed recording cannot be read: damaged, changed, of another key, or its key is destroyed. The text is constant.</summary>
public sealed class SealedRecordingException : Exception
{
    /// <summary>Makes it from constant text.</summary>
    public SealedRecordingException(string message)
        : base(message)
    {
    }

    /// <summary>Makes it from constant text and a cause.</summary>
    public SealedRecordingException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
