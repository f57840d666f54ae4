namespace PayGate.CardData.Sealing;

/// <summary>A sealed card or key does not open, or belongs elsewhere. The text is constant.</summary>
public sealed class SealedDataException : Exception
{
    /// <summary>Makes it from constant text.</summary>
    public SealedDataException(string message)
        : base(message)
    {
    }
}
