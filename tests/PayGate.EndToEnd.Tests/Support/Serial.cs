namespace PayGate.EndToEnd.Tests.Support;

/// <summary>One test at a time: each starts five processes, and the machine may have two cores.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Serial
{
    public const string Name = "one at a time";
}
