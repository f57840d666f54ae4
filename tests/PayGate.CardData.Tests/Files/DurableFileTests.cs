using PayGate.CardData.Files;
using PayGate.CardData.Tests.Support;

namespace PayGate.CardData.Tests.Files;

public sealed class DurableFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_existing_file_is_never_replaced()
    {
        string path = _folder.File("key");
        DurableFile.PublishNew(path, "one"u8);

        Assert.Throws<IOException>(() => DurableFile.PublishNew(path, "two"u8));
        Assert.Throws<IOException>(() => DurableFile.WriteNew(path, "two"u8));
        Assert.Equal("one", File.ReadAllText(path));
    }

    [Fact]
    public void A_draft_left_by_a_crash_does_not_stand_in_the_way()
    {
        string path = _folder.File("key");
        File.WriteAllText(path + ".new", "half");

        DurableFile.PublishNew(path, "whole"u8);

        Assert.Equal("whole", File.ReadAllText(path));
        Assert.False(File.Exists(path + ".new"));
    }

    [Fact]
    public void A_destroyed_file_was_overwritten_before_its_name_went()
    {
        string path = _folder.File("key");
        DurableFile.WriteNew(path, "secret"u8);
        using FileStream stillOpen = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

        DurableFile.Destroy(path);
        DurableFile.Destroy(path);

        byte[] left = new byte[6];
        stillOpen.ReadExactly(left);
        Assert.False(File.Exists(path));
        Assert.NotEqual("secret"u8.ToArray(), left);
    }
}
