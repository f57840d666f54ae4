using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.CardData.Tests.Support;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;

namespace PayGate.CardData.Tests.Recordings;

public sealed class SealedRecordingKeysTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly SealingKeyPair _key = SealingKeyPair.Generate();

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Without_its_key_a_recording_is_gone()
    {
        string path = Record("one.pgr");
        Assert.True(SealedRecordingKeys.Exists(path));

        SealedRecordingKeys.Destroy(path);
        SealedRecordingKeys.Destroy(path);

        Assert.False(SealedRecordingKeys.Exists(path));
        SealedRecordingException error = Assert.Throws<SealedRecordingException>(() => SealedRecordingReader.Open(path, _key));
        Assert.Contains("destroyed or lost", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_pair_or_the_key_of_another_recording_opens_nothing()
    {
        string one = Record("one.pgr");
        string two = Record("two.pgr");
        using SealingKeyPair other = SealingKeyPair.Generate();

        Assert.Throws<SealedRecordingException>(() => SealedRecordingReader.Open(one, other));
        File.Copy(SealedRecordingKeys.PathFor(two), SealedRecordingKeys.PathFor(one), overwrite: true);
        Assert.Throws<SealedRecordingException>(() => SealedRecordingReader.Open(one, _key));
    }

    [Fact]
    public void A_key_file_cut_off_or_changed_anywhere_opens_nothing()
    {
        string path = Record("one.pgr");
        byte[] key = File.ReadAllBytes(SealedRecordingKeys.PathFor(path));

        for (int i = 0; i < key.Length; i++)
        {
            byte[] changed = [.. key];
            changed[i] ^= 1;
            File.WriteAllBytes(SealedRecordingKeys.PathFor(path), changed);
            Assert.Throws<SealedRecordingException>(() => SealedRecordingReader.Open(path, _key));
            File.WriteAllBytes(SealedRecordingKeys.PathFor(path), key[..i]);
            Assert.Throws<SealedRecordingException>(() => SealedRecordingReader.Open(path, _key));
        }
    }

    [Fact]
    public void A_recording_is_never_written_over_another()
    {
        string path = Record("one.pgr");
        byte[] before = File.ReadAllBytes(path);

        Assert.Throws<IOException>(() => Record("one.pgr"));

        Assert.Equal(before, File.ReadAllBytes(path));
        SealedRecordingReader.Open(path, _key).Dispose();
    }

    [Fact]
    public void An_unsound_header_is_refused_before_any_file_is_made()
    {
        SealedRecordingHeader header = new(default, null, TenantId.Default, default);

        Assert.Throws<ArgumentException>(() => SealedRecordingWriter.Create(_folder.File("x.pgr"), header, _key.PublicKey));
        Assert.False(SealedRecordingKeys.Exists(_folder.File("x.pgr")));
    }

    [Fact]
    public void A_finished_recording_takes_no_more_and_half_frames_never()
    {
        SealedRecordingHeader header = new(RecordingId.New(), null, TenantId.Default, default);
        using SealedRecordingWriter writer = SealedRecordingWriter.Create(_folder.File("x.pgr"), header, _key.PublicKey);

        Assert.Throws<ArgumentException>(() => writer.Append(new short[3]));
        writer.Complete([]);

        Assert.Throws<InvalidOperationException>(() => writer.Append(new short[2]));
        Assert.Throws<InvalidOperationException>(() => writer.Complete([]));
    }

    private string Record(string name)
    {
        string path = _folder.File(name);
        SealedRecordingHeader header = new(RecordingId.New(), null, TenantId.Default, default);
        using SealedRecordingWriter writer = SealedRecordingWriter.Create(path, header, _key.PublicKey);
        writer.Append(new short[320]);
        writer.Complete("{}"u8);
        return path;
    }
}
