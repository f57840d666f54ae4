using PayGate.Vault.Rotation;

namespace PayGate.Commands;

/// <summary>Says how far work on keys is, in one line of standard error.</summary>
internal sealed class ConsoleProgress : IProgress<KeyProgress>
{
    /// <inheritdoc/>
    public void Report(KeyProgress value)
    {
        string total = value.Total == 0 ? "" : FormattableString.Invariant($" of {value.Total}");
        bool last = value.Done == value.Total;
        Console.Error.Write(FormattableString.Invariant($"\r{value.Step}: {value.Done}{total}{(last ? "\n" : "")}"));
    }
}
