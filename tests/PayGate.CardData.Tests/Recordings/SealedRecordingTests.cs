using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.CardData.Tests.Support;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;

namespace PayGate.CardData.Tests.Recordings;

public sealed class SealedRecordingTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly SealingKeyPair _key = SealingKeyPair.Generate();
    private readonly SealedRecordingHeader _header = new(
        RecordingId.New(), CallId.New(), TenantId.Default, new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));

    private string Path => _folder.File("call.pgr");

    public void Dispose()
    {
        _key.Dispose();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(160)]
    [InlineData(8000)]
    [InlineData(20001)]
    public void What_was_appended_is_read_back_to_the_sample(int framesPerAppend)
    {
        short[] samples = Samples(20001);
        if (framesPerAppend == 1)
        {
            samples = samples[..600];
        }

        Write(samples, framesPerAppend, """{"captures":[]}""");

        using SealedRecordingReader reader = SealedRecordingReader.Open(Path, _key);
        Assert.Equal(_header, reader.Header);
        Assert.Equal(_header, SealedRecordingReader.ReadHeader(Path));
        Assert.True(reader.WasCompleted);
        Assert.Equal("""{"captures":[]}"""u8.ToArray(), reader.Trailer.ToArray());
        Assert.Equal(samples.Length / 2, reader.Frames);
        Assert.Equal(samples, ReadAll(reader, 333));
    }

    [Fact]
    public void An_empty_recording_is_whole()
    {
        Write([], 1, "{}");

        using SealedRecordingReader reader = SealedRecordingReader.Open(Path, _key);

        Assert.True(reader.WasCompleted);
        Assert.Equal(0, reader.Read(new short[10]));
    }

    [Fact]
    public void It_can_be_read_from_anywhere()
    {
        short[] samples = Samples(5000);
        Write(samples, 700, "{}");
        using SealedRecordingReader reader = SealedRecordingReader.Open(Path, _key);

        foreach (int frame in new[] { 4999, 0, 699, 700, 701, 3500, 5000 })
        {
            reader.SeekToFrame(frame);
            short[] two = new short[4];
            int read = reader.Read(two);
            Assert.Equal(Math.Min(4, samples.Length - (frame * 2)), read);
            Assert.Equal(samples.AsSpan(frame * 2, read).ToArray(), two[..read]);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => reader.SeekToFrame(5001));
    }

    [Fact]
    public void A_recording_being_written_can_be_read_up_to_now_and_is_not_complete()
    {
        short[] samples = Samples(300);
        using SealedRecordingWriter writer = SealedRecordingWriter.Create(Path, _header, _key.PublicKey);
        writer.Append(samples);

        using SealedRecordingReader reader = SealedRecordingReader.Open(Path, _key);

        Assert.Equal(300, writer.FramesWritten);
        Assert.False(reader.WasCompleted);
        Assert.True(reader.Trailer.IsEmpty);
        Assert.Equal(samples, ReadAll(reader, 100));
    }

    [Fact]
    public void Cut_off_at_any_byte_it_reads_up_to_the_last_whole_chunk_and_says_so()
    {
        short[] samples = Samples(60);
        Write(samples, 20, """{"end":true}""");
        byte[] whole = File.ReadAllBytes(Path);
        int bodyAt = whole.Length - ChunkSize(12) - (3 * ChunkSize(20 * 4));

        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(Path, whole[..length]);
            if (length < bodyAt)
            {
                Assert.Throws<SealedRecordingException>(() => SealedRecordingReader.Open(Path, _key));
                continue;
            }

            using SealedRecordingReader reader = SealedRecordingReader.Open(Path, _key);
            int frames = Math.Min((length - bodyAt) / ChunkSize(80), 3) * 20;
            Assert.False(reader.WasCompleted);
            Assert.Equal(frames, reader.Frames);
            Assert.Equal(samples[..(frames * 2)], ReadAll(reader, 7));
        }
    }

    [Fact]
    public void A_change_of_any_byte_is_found()
    {
        Write(Samples(40), 20, "{}");
        byte[] whole = File.ReadAllBytes(Path);

        for (int i = 0; i < whole.Length; i++)
        {
            byte[] changed = [.. whole];
            changed[i] ^= 1;
            File.WriteAllBytes(Path, changed);
            Assert.False(ReadsWholeAndComplete(), $"a change of byte {i} was not found");
        }
    }

    [Fact]
    public void Chunks_cannot_be_swapped_repeated_left_out_or_followed()
    {
        Write(Samples(60), 20, "{}");
        byte[] whole = File.ReadAllBytes(Path);
        int chunk = ChunkSize(80);
        int final = ChunkSize(2);
        int bodyAt = whole.Length - final - (3 * chunk);
        byte[] head = whole[..bodyAt];
        byte[] one = whole[bodyAt..(bodyAt + chunk)];
        byte[] two = whole[(bodyAt + chunk)..(bodyAt + (2 * chunk))];
        byte[] three = whole[(bodyAt + (2 * chunk))..(bodyAt + (3 * chunk))];
        byte[] end = whole[^final..];

        foreach (byte[] forged in new byte[][]
        {
            [.. head, .. two, .. one, .. three, .. end],
            [.. head, .. one, .. one, .. two, .. three, .. end],
            [.. head, .. one, .. three, .. end],
            [.. head, .. end],
            [.. whole, .. three],
            [.. whole, 0, 0, 0, 0, 0],
            [.. whole, 9],
        })
        {
            File.WriteAllBytes(Path, forged);
            Assert.False(ReadsWholeAndComplete());
        }

        File.WriteAllBytes(Path, [.. head, .. one, .. three]);
        using SealedRecordingReader reader = SealedRecordingReader.Open(Path, _key);
        Assert.Throws<SealedRecordingException>(() => ReadAll(reader, 100));
    }

    [Fact]
    public void A_tail_of_zeros_after_a_power_cut_is_a_torn_tail()
    {
        short[] samples = Samples(20);
        using (SealedRecordingWriter writer = SealedRecordingWriter.Create(Path, _header, _key.PublicKey))
        {
            writer.Append(samples);
        }

        File.AppendAllBytes(Path, new byte[4096]);

        using SealedRecordingReader reader = SealedRecordingReader.Open(Path, _key);
        Assert.False(reader.WasCompleted);
        Assert.Equal(samples, ReadAll(reader, 100));
    }

    private static int ChunkSize(int content) => 5 + content + 16;

    private static short[] Samples(int frames) => [.. Enumerable.Range(0, frames * 2).Select(i => (short)((i * 31) - 7000))];

    private static short[] ReadAll(SealedRecordingReader reader, int frames)
    {
        List<short> all = [];
        short[] buffer = new short[frames * 2];
        for (int read = reader.Read(buffer); read > 0; read = reader.Read(buffer))
        {
            all.AddRange(buffer.AsSpan(0, read));
        }

        return [.. all];
    }

    private bool ReadsWholeAndComplete()
    {
        try
        {
            using SealedRecordingReader reader = SealedRecordingReader.Open(Path, _key);
            _ = ReadAll(reader, 1000);
            return reader.WasCompleted;
        }
        catch (SealedRecordingException)
        {
            return false;
        }
    }

    private void Write(short[] samples, int framesPerAppend, string trailer)
    {
        using SealedRecordingWriter writer = SealedRecordingWriter.Create(Path, _header, _key.PublicKey);
        foreach (short[] part in samples.Chunk(framesPerAppend * 2))
        {
            writer.Append(part);
        }

        writer.Complete(System.Text.Encoding.UTF8.GetBytes(trailer));
    }
}
