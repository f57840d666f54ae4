namespace PayGate.Contracts.Captures;

/// <summary>What the control keys of the telephone do during a capture.</summary>
/// <param name="Clear">Empties the current field: <c>*</c>, <c>#</c>, or <see langword="null"/> for no such key. Pressed twice running it stops the capture.</param>
/// <param name="Done">Ends the current field: <c>*</c>, <c>#</c>, or <see langword="null"/>.</param>
public sealed record CaptureKeys(char? Clear, char? Done)
{
    /// <summary>Star clears, hash is done.</summary>
    public static CaptureKeys Standard { get; } = new('*', '#');
}
