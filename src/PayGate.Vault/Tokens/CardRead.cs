namespace PayGate.Vault.Tokens;

/// <summary>A look-up that waits for its batch: by number, or by random token.</summary>
internal sealed class CardRead(long? id, string? token)
{
    private readonly TaskCompletionSource<CardReading> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal long? Id => id;

    internal string? Token => token;

    internal Task<CardReading> Result => _result.Task;

    internal void Answer(CardReading reading) => _result.SetResult(reading);

    internal void Fail(Exception error) => _result.SetException(error);
}
