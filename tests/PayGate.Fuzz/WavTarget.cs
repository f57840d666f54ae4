using PayGate.Redaction.Audio;

namespace PayGate.Fuzz;

/// <summary>The reader of WAV files: every input is read to its end or refused with a clear error.</summary>
internal static class WavTarget
{
    internal static FuzzTarget Make() => new("Wav", Seeds(), Run);

    private static void Run(byte[] input)
    {
        try
        {
            using WavReader reader = WavReader.Open(new MemoryStream(input));
            byte[] block = new byte[AudioPass.BlockBytes(reader.Format)];
            long frames = 0;
            int read;
            while ((read = reader.Read(block)) > 0)
            {
                frames += read;
            }

            if (frames != reader.Frames)
            {
                throw new InvalidOperationException("A file gave another number of frames than it announced.");
            }
        }
        catch (BadAudioException refused) when (refused.Message.Length > 0)
        {
            return;
        }
    }

    private static List<byte[]> Seeds()
    {
        byte[] audio = new byte[96];
        var seeds = new List<byte[]>();
        foreach (SampleEncoding encoding in Enum.GetValues<SampleEncoding>())
        {
            var format = new WavFormat(encoding, 2, 8000);
            byte[] chunk = [.. WavHeader.Make(format, audio.Length / format.BytesPerFrame), .. audio];
            seeds.Add(chunk);
            seeds.Add([.. chunk, .. "LIST"u8, 4, 0, 0, 0, 1, 2, 3, 4, .. "data"u8, 16, 0, 0, 0, .. audio[..16]]);
        }

        byte[] header = WavHeader.Make(WavFormat.Telephone, 1L << 31);
        seeds.Add([.. header, .. audio]);
        return seeds;
    }
}
