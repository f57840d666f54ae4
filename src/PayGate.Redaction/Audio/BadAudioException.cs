namespace PayGate.Redaction.Audio;

/// <summary>A recording that cannot be read as audio. The message is constant text that names what is wrong, never content of the file.</summary>
public sealed class BadAudioException : Exception
{
    /// <summary>Makes the exception.</summary>
    public BadAudioException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, in constant text.</param>
    public BadAudioException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, in constant text.</param>
    /// <param name="innerException">The cause.</param>
    public BadAudioException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
