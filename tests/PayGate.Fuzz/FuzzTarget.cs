namespace PayGate.Fuzz;

/// <summary>Something that reads bytes from outside.</summary>
/// <param name="Name">As given on the command line.</param>
/// <param name="Seeds">Well-formed inputs that mutation starts from.</param>
/// <param name="Run">Must return for every input; anything thrown is a finding.</param>
internal sealed record FuzzTarget(string Name, IReadOnlyList<byte[]> Seeds, Action<byte[]> Run)
{
    /// <summary>As <see cref="Run"/>, with a number that is alike for inputs that went the same way: an input of a new shape is kept to start from.</summary>
    internal Func<byte[], int>? Shape { get; init; }
}
