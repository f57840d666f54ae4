namespace PayGate.Vault;

/// <summary>
/// The vault does not take this card: the box does not open here, or belongs elsewhere. Nothing was taken. The text is constant.
/// </summary>
public sealed class CardRefusedException : Exception
{
    /// <summary>Makes it from constant text.</summary>
    public CardRefusedException(string message)
        : base(message)
    {
    }
}
