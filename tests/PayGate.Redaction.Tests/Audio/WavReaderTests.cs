using System.Buffers.Binary;
using PayGate.Redaction.Audio;
using PayGate.Redaction.Tests.Support;

namespace PayGate.Redaction.Tests.Audio;

public sealed class WavReaderTests
{
    private static readonly WavFormat Stereo16 = WavFormat.Telephone;

    public static TheoryData<int, int, int> Forms()
    {
        var data = new TheoryData<int, int, int>();
        foreach (SampleEncoding encoding in Enum.GetValues<SampleEncoding>())
        {
            foreach (int channels in new[] { 1, 2, 6 })
            {
                data.Add((int)encoding, channels, 44100);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_encoding_and_number_of_channels_is_read_to_the_byte(int encoding, int channels, int rate)
    {
        var format = new WavFormat((SampleEncoding)encoding, channels, rate);
        byte[] data = Ramp(format.BytesPerFrame * 1001);
        using WavReader reader = Open(WavBytes.Plain(format, data));
        Assert.Equal(format, reader.Format);
        Assert.Equal(1001, reader.Frames);
        Assert.False(reader.Repaired);
        Assert.Equal(data, ReadAll(reader));
    }

    [Theory]
    [InlineData(1, SampleEncoding.Pcm24)]
    [InlineData(3, SampleEncoding.Float32)]
    [InlineData(6, SampleEncoding.ALaw)]
    [InlineData(7, SampleEncoding.MuLaw)]
    internal void Extensible_formats_are_read(ushort tag, SampleEncoding encoding)
    {
        var format = new WavFormat(encoding, 2, 16000);
        byte[] data = Ramp(format.BytesPerFrame * 10);
        using WavReader reader = Open(new WavBytes().Extensible(format, tag).Chunk("data", data).ToArray());
        Assert.Equal(format, reader.Format);
        Assert.Equal(data, ReadAll(reader));
    }

    [Fact]
    public void Audio_in_several_data_chunks_is_one_recording()
    {
        byte[] data = Ramp(400);
        byte[] file = new WavBytes().Format(Stereo16)
            .Chunk("LIST", Ramp(7))
            .Chunk("data", data[..100])
            .Chunk("cue ", Ramp(12))
            .Chunk("data", data[100..])
            .ToArray();
        using WavReader reader = Open(file);
        Assert.Equal(100, reader.Frames);
        Assert.Equal(data, ReadAll(reader));
    }

    [Fact]
    public void A_frame_cut_off_at_the_end_of_a_data_chunk_is_left_out_and_said_so()
    {
        byte[] data = Ramp(200);
        byte[] file = new WavBytes().Format(Stereo16).Chunk("data", data[..102]).Chunk("data", data[104..]).ToArray();
        using WavReader reader = Open(file);
        Assert.True(reader.Repaired);
        Assert.Equal([.. data[..100], .. data[104..]], ReadAll(reader));
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(0xFFFFFFFFu)]
    [InlineData(1_000_000u)]
    [InlineData(40u)]
    public void A_wrong_data_size_does_not_hide_audio(uint size)
    {
        byte[] data = [.. Enumerable.Repeat((byte)0x81, 400)];
        using WavReader reader = Open(new WavBytes().Format(Stereo16).Chunk("data", data, size).ToArray());
        Assert.True(reader.Repaired);
        Assert.Equal(data, ReadAll(reader));
    }

    [Fact]
    public void A_missing_pad_byte_behind_an_odd_data_chunk_is_forgiven()
    {
        var format = new WavFormat(SampleEncoding.MuLaw, 1, 8000);
        byte[] file = new WavBytes().Format(format).Chunk("data", Ramp(101), pad: false).Chunk("data", Ramp(50)).ToArray();
        using WavReader reader = Open(file);
        Assert.Equal(151, reader.Frames);
    }

    [Theory]
    [InlineData("RF64")]
    [InlineData("BW64")]
    public void Sizes_of_64_bits_are_read(string id)
    {
        byte[] data = Ramp(400);
        byte[] sizes = new byte[28];
        BinaryPrimitives.WriteInt64LittleEndian(sizes.AsSpan(8), data.Length);
        byte[] file = new WavBytes(id).Chunk("ds64", sizes).Format(Stereo16)
            .Chunk("data", data, 0xFFFFFFFF).Chunk("LIST", Ramp(20)).ToArray();
        using WavReader reader = Open(file);
        Assert.False(reader.Repaired);
        Assert.Equal(data, ReadAll(reader));
    }

    [Fact]
    public void A_written_file_reads_back_and_a_long_one_becomes_RF64()
    {
        byte[] header = WavHeader.Make(Stereo16, 1L << 31);
        Assert.Equal("RF64"u8.ToArray(), header[..4]);
        Assert.Equal(44, WavHeader.Make(Stereo16, 1).Length);
        using var file = new MemoryStream();
        var writer = new WavWriter(file, new WavFormat(SampleEncoding.Pcm8, 1, 8000), 3);
        writer.Write([1, 2, 3]);
        writer.Complete();
        using WavReader reader = Open(file.ToArray());
        Assert.Equal<byte>([1, 2, 3], ReadAll(reader));
        Assert.False(reader.Repaired);
    }

    [Fact]
    public void A_writer_that_got_less_or_more_than_announced_says_so()
    {
        var format = new WavFormat(SampleEncoding.Pcm8, 1, 8000);
        var writer = new WavWriter(new MemoryStream(), format, 2);
        writer.Write([1]);
        Assert.Throws<InvalidOperationException>(writer.Complete);
        Assert.Throws<InvalidOperationException>(() => writer.Write([1, 2]));
    }

    internal static byte[] ReadAll(WavReader reader)
    {
        byte[] block = new byte[reader.Format.BytesPerFrame * 7];
        var all = new List<byte>();
        int read;
        while ((read = reader.Read(block)) > 0)
        {
            all.AddRange(block[..(read * reader.Format.BytesPerFrame)]);
        }

        return [.. all];
    }

    private static WavReader Open(byte[] file) => WavReader.Open(new MemoryStream(file));

    private static byte[] Ramp(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
}
