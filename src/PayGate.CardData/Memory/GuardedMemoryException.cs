namespace PayGate.CardData.Memory;

/// <summary>Card data cannot be held safely on this machine now. The text is constant and names the cause.</summary>
public sealed class GuardedMemoryException : Exception
{
    /// <summary>Makes it from constant text.</summary>
    public GuardedMemoryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes it from constant text and the loader's own error.</summary>
    public GuardedMemoryException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
