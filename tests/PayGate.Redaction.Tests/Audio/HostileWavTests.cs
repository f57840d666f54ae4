using PayGate.Redaction.Audio;
using PayGate.Redaction.Tests.Support;

namespace PayGate.Redaction.Tests.Audio;

public sealed class HostileWavTests
{
    private static readonly byte[] Good = WavBytes.Plain(WavFormat.Telephone, new byte[40]);

    [Fact]
    public void A_file_cut_at_any_byte_of_its_headers_is_refused()
    {
        for (int length = 0; length < Good.Length - 40; length++)
        {
            byte[] cut = Good[..length];
            Assert.Throws<BadAudioException>(() => Open(cut));
        }
    }

    [Fact]
    public void A_file_cut_in_its_audio_gives_the_audio_that_is_there()
    {
        for (int missing = 1; missing < 40; missing++)
        {
            using WavReader reader = Open(Good[..^missing]);
            Assert.Equal((40 - missing) / 4, reader.Frames);
            Assert.True(reader.Repaired);
        }
    }

    [Theory]
    [InlineData(20, 2, 0)] // an unknown encoding
    [InlineData(22, 0, 0)] // no channels
    [InlineData(22, 65, 0)] // too many channels
    [InlineData(24, 0, 0)] // no sample rate
    [InlineData(26, 0, 255)] // a sample rate of billions
    [InlineData(32, 3, 0)] // a frame size that does not fit
    [InlineData(34, 12, 0)] // bits that are no bytes
    public void A_format_that_makes_no_sense_is_refused(int offset, byte low, byte high)
    {
        byte[] file = [.. Good];
        file[offset] = low;
        file[offset + 1] = high;
        Assert.Throws<BadAudioException>(() => Open(file));
    }

    [Theory]
    [InlineData("RIFX")]
    [InlineData("OggS")]
    [InlineData("ID3\u0003")]
    public void Another_kind_of_file_is_refused(string id) =>
        Assert.Throws<BadAudioException>(() => Open(new WavBytes(id).Format(WavFormat.Telephone).Chunk("data", new byte[4]).ToArray()));

    [Fact]
    public void Audio_before_its_format_is_refused() =>
        Assert.Throws<BadAudioException>(() => Open(new WavBytes().Chunk("data", new byte[8]).Format(WavFormat.Telephone).ToArray()));

    [Fact]
    public void Two_formats_that_disagree_are_refused() =>
        Assert.Throws<BadAudioException>(() => Open(
            new WavBytes().Format(WavFormat.Telephone).Format(new WavFormat(SampleEncoding.Pcm8, 1, 8000)).Chunk("data", new byte[8]).ToArray()));

    [Fact]
    public void A_chunk_that_reaches_beyond_the_end_is_refused() =>
        Assert.Throws<BadAudioException>(() => Open(new WavBytes().Chunk("LIST", new byte[8], 4_000_000_000).Format(WavFormat.Telephone).ToArray()));

    [Fact]
    public void Endless_chunks_are_refused()
    {
        var file = new WavBytes().Format(WavFormat.Telephone);
        for (int i = 0; i < 5000; i++)
        {
            file.Chunk("junk", []);
        }

        Assert.Throws<BadAudioException>(() => Open(file.ToArray()));
    }

    [Fact]
    public void Any_change_of_a_file_is_read_or_refused_but_never_a_crash()
    {
        var random = new Random(20260730);
        byte[] original = new WavBytes().Format(WavFormat.Telephone)
            .Chunk("LIST", new byte[10]).Chunk("data", new byte[64]).Chunk("data", new byte[64]).ToArray();
        for (int round = 0; round < 20_000; round++)
        {
            byte[] file = original[..random.Next(original.Length + 1)];
            for (int change = random.Next(4); change > 0 && file.Length > 0; change--)
            {
                file[random.Next(Math.Min(file.Length, 70))] = (byte)random.Next(256);
            }

            try
            {
                using WavReader reader = Open(file);
                byte[] audio = WavReaderTests.ReadAll(reader);
                Assert.Equal(reader.Frames * reader.Format.BytesPerFrame, audio.Length);
            }
            catch (BadAudioException)
            {
                continue;
            }
        }
    }

    private static WavReader Open(byte[] file) => WavReader.Open(new MemoryStream(file));
}
