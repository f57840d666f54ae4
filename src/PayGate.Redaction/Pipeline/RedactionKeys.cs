using PayGate.CardData.Sealing;

namespace PayGate.Redaction.Pipeline;

/// <summary>
/// The two pairs of the redaction service: recordings come in sealed to one and are kept redacted under the other, so that the
/// intake pair can be replaced without touching what was released.
/// </summary>
internal sealed class RedactionKeys : IDisposable
{
    private RedactionKeys(SealingKeyPair intake, SealingKeyPair released)
    {
        Intake = intake;
        Released = released;
    }

    /// <summary>What relays seal recordings to.</summary>
    public SealingKeyPair Intake { get; }

    /// <summary>What redacted recordings are sealed to.</summary>
    public SealingKeyPair Released { get; }

    /// <summary>Opens the key files of a folder, creating them on first use.</summary>
    /// <exception cref="SealedDataException">A key file was changed or lost its secret.</exception>
    public static RedactionKeys Open(string folder)
    {
        SealingKeyPair intake = SealingKeyPair.OpenOrCreate(Path.Combine(folder, "intake.key"));
        try
        {
            return new RedactionKeys(intake, SealingKeyPair.OpenOrCreate(Path.Combine(folder, "released.key")));
        }
        catch
        {
            intake.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Intake.Dispose();
        Released.Dispose();
    }
}
