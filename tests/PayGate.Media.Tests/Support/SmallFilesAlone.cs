namespace PayGate.Media.Tests.Support;

/// <summary>The tests that limit what the process may write.</summary>
[CollectionDefinition(SmallFiles.Alone, DisableParallelization = true)]
public sealed class SmallFilesAlone;
