using PayGate.Signals.Codecs;
using PayGate.Signals.Tones;

namespace PayGate.Signals.Tests.Tones;

/// <summary>
/// The limits of ITU-T Q.24 and of the product, cell by cell: every key, at varying phase and place, on every codec. A cell is three presses in
/// a row, the first and the last alike, with the shortest pause. Without noise every key counts; where noise of 15 dB meets offset or twist at
/// their limits, 99 keys of 100 do.
/// </summary>
public sealed class KeyToneLimitsTests
{
    private const double Clean = 99;
    private const int CleanTurns = 32;
    private const int NoisyTurns = 96;

    public static TheoryData<string, int, double, double, double, double, double> Accepted => new()
    {
        { "exact", 40, -9, -9, 0, 0, Clean },
        { "high", 40, -9, -9, 0.015, 0.015, Clean },
        { "low", 40, -9, -9, -0.015, -0.015, Clean },
        { "apart", 40, -9, -9, 0.015, -0.015, Clean },
        { "together", 40, -9, -9, -0.015, 0.015, Clean },
        { "noise", 40, -9, -9, 0, 0, 15 },
        { "noise, high", 40, -9, -9, 0.015, 0.015, 15 },
        { "noise, apart", 40, -9, -9, -0.015, 0.015, 15 },
        { "column 8 dB louder", 40, -17, -9, 0.015, 0.015, 15 },
        { "column 4 dB softer", 40, -9, -13, -0.015, -0.015, 15 },
        { "column 8 dB softer", 40, -9, -17, 0, 0, 15 },
        { "loudest", 40, 0, 0, 0, 0, Clean },
        { "softest", 40, -36, -36, 0.015, 0.015, Clean },
        { "softest, noise", 40, -36, -36, 0, 0, 15 },
        { "softest, column louder", 40, -44, -36, 0, 0, Clean },
        { "softest, column softer", 40, -36, -40, -0.015, -0.015, Clean },
        { "long, noise", 400, -17, -9, -0.015, 0.015, 15 },
    };

    public static TheoryData<string, int, double, double, double> Rejected => new()
    {
        { "20 ms", 20, 0, 0, Clean },
        { "20 ms, noise", 20, 0, 0, 15 },
        { "20 ms, off", 20, 0.015, -0.015, Clean },
        { "high", 100, 0.035, 0.035, Clean },
        { "low", 100, -0.035, -0.035, Clean },
        { "row alone", 100, 0.035, 0, Clean },
        { "column alone", 100, 0, -0.035, Clean },
        { "noise", 100, 0.035, 0.035, 15 },
        { "short", 40, -0.035, -0.035, Clean },
        { "long", 400, 0.035, -0.035, Clean },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Accepted_on_every_codec(string name, int milliseconds, double row, double column, double rowError, double columnError, double noise)
    {
        int keyed = 0;
        int lost = 0;
        Visit(milliseconds, 40, row, column, rowError, columnError, noise, (keys, heard) =>
        {
            keyed += keys.Length;
            lost += Math.Max(0, keys.Length - heard.Length);
            Assert.True(keys.Length > heard.Length || keys.SequenceEqual(heard), name);
        });
        Assert.InRange(lost, 0, noise < Clean ? keyed / 100 : 0);
    }

    [Theory]
    [MemberData(nameof(Rejected))]
    public void Rejected_on_every_codec(string name, int milliseconds, double rowError, double columnError, double noise)
    {
        Assert.NotEmpty(name);
        Visit(milliseconds, 80, -9, -9, rowError, columnError, noise, (_, heard) => Assert.Empty(heard));
    }

    private static void Visit(
        int milliseconds, int pause, double row, double column, double rowError, double columnError, double noise, Action<byte[], byte[]> judge)
    {
        for (int turn = 0; turn < (noise < Clean ? NoisyTurns : CleanTurns); turn++)
        {
            Random random = new(turn);
            byte key = (byte)(turn % KeyFrequencies.KeyCount);
            byte[] keys = [key, (byte)random.Next(KeyFrequencies.KeyCount), key];
            short[] sound = Sound.Silence((3 * (milliseconds + pause)) + 300);
            int at = 400 + random.Next(160);
            foreach (byte pressed in keys)
            {
                AddKey(sound.AsSpan(at, milliseconds * 8), pressed, row, column, rowError, columnError, random);
                at += (milliseconds + pause) * 8;
            }

            if (noise < Clean)
            {
                double total = 10 * Math.Log10(Math.Pow(10, row / 10) + Math.Pow(10, column / 10));
                Sound.AddNoise(sound, total - noise, turn);
            }

            foreach (short[] line in (short[][])[Sound.OverTheLine(sound, true), Sound.OverTheLine(sound, false), OverG722(sound)])
            {
                judge(keys, Hear(line));
            }
        }
    }

    private static byte[] Hear(short[] sound)
    {
        KeyToneDetector detector = new();
        List<byte> keys = [];
        foreach (short[] packet in sound.Chunk(160))
        {
            detector.Process(packet);
            while (detector.TryTake(out KeyTone tone))
            {
                if (!tone.HasEnded)
                {
                    keys.Add(tone.Key);
                }
            }
        }

        return [.. keys];
    }

    private static void AddKey(Span<short> sound, byte key, double rowLevel, double columnLevel, double rowError, double columnError, Random random)
    {
        (int row, int column) = KeyFrequencies.PlaceOf(key);
        double rowPhase = random.NextDouble() * 2 * Math.PI;
        double columnPhase = random.NextDouble() * 2 * Math.PI;
        for (int i = 0; i < sound.Length; i++)
        {
            double time = 2 * Math.PI * i / KeyFrequencies.SampleRate;
            double value = (KeyFrequencies.PeakOf(rowLevel) * Math.Sin((time * KeyFrequencies.Rows[row] * (1 + rowError)) + rowPhase))
                + (KeyFrequencies.PeakOf(columnLevel) * Math.Sin((time * KeyFrequencies.Columns[column] * (1 + columnError)) + columnPhase));
            sound[i] = (short)Math.Clamp(value, short.MinValue, short.MaxValue);
        }
    }

    private static short[] OverG722(short[] sound)
    {
        byte[] codes = new byte[sound.Length];
        short[] heard = new short[sound.Length];
        G722State sender = G722State.Initial;
        sender.Encode(sound, [], codes);
        G722State receiver = G722State.Initial;
        receiver.Decode(codes, heard, new short[sound.Length]);
        return heard;
    }
}
