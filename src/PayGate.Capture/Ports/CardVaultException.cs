namespace PayGate.Capture.Ports;

/// <summary>The vault could not be reached or refused; nothing was stored. The message is constant text without card or call data.</summary>
public sealed class CardVaultException : Exception
{
    /// <summary>The vault did not store the card.</summary>
    public CardVaultException()
        : base("The vault did not store the card.")
    {
    }

    /// <summary>The vault did not store the card.</summary>
    /// <param name="message">Constant text.</param>
    public CardVaultException(string message)
        : base(message)
    {
    }

    /// <summary>The vault did not store the card.</summary>
    /// <param name="message">Constant text.</param>
    /// <param name="innerException">The cause.</param>
    public CardVaultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
