namespace PayGate.CardData.Tests.Support;

internal sealed class TestFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("paygate-carddata-");

    public void Dispose() => _folder.Delete(recursive: true);

    internal string File(string name) => Path.Combine(_folder.FullName, name);
}
