namespace PayGate.EndToEnd.Tests.Support;

/// <summary>A data folder that goes with the test.</summary>
internal sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("paygate-e2e-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
