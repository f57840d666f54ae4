namespace PayGate.Contracts;

/// <summary>A small validated value that names something; never a bare string in a signature.</summary>
/// <typeparam name="TSelf">The identifier itself.</typeparam>
public interface IIdentifier<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    /// <summary>The text of the identifier.</summary>
    string Value { get; }

    /// <summary>Reads an identifier; <see langword="false"/> when the text has not its form. The text is never echoed.</summary>
    static abstract bool TryParse(string? text, out TSelf id);
}
