using PayGate.Redaction.Audio;
using PayGate.Redaction.Tests.Support;
using PayGate.Redaction.Tones;
using PayGate.Signals.Tones;

namespace PayGate.Redaction.Tests.Tones;

public sealed class ToneSweepTests
{
    [Theory]
    [InlineData(SampleEncoding.Pcm8, 8000)]
    [InlineData(SampleEncoding.Pcm16, 8000)]
    [InlineData(SampleEncoding.Pcm24, 44100)]
    [InlineData(SampleEncoding.Pcm32, 48000)]
    [InlineData(SampleEncoding.Float32, 22050)]
    [InlineData(SampleEncoding.Float64, 16000)]
    [InlineData(SampleEncoding.ALaw, 8000)]
    [InlineData(SampleEncoding.MuLaw, 11025)]
    internal void A_key_is_found_at_its_place_in_any_encoding_at_any_rate(SampleEncoding encoding, int rate)
    {
        var format = new WavFormat(encoding, 3, rate);
        byte[] quiet = Interleave(encoding, Signal(rate, key: false), Signal(rate, key: true), Signal(rate, key: false));
        ToneHit hit = Assert.Single(Sweep(format, quiet));
        Assert.Equal(1, hit.Channel);
        Assert.InRange((double)hit.Start / rate, 0.49, 0.51);
        Assert.InRange((double)hit.End / rate, 0.53, 0.57);
    }

    [Fact]
    public void The_verifying_finders_hear_and_do_not_hear_things()
    {
        Assert.True(ToneFinders.VerifiersHear());
        short[] hum = [.. Enumerable.Range(0, 16_000).Select(i => TestAudio.Hum(i, 400, 8000))];
        foreach (IToneFinder finder in new[] { ToneFinders.Planning(), ToneFinders.Verifying(), ToneFinders.VerifyingShifted() })
        {
            finder.Process(hum);
            Assert.Empty(finder.Complete());
        }
    }

    [Fact]
    public void Both_designs_find_a_whole_number_keyed_fast()
    {
        short[] audio = new short[16 * 800];
        for (byte key = 0; key < 16; key++)
        {
            var generator = new ToneGenerator();
            generator.Start(key, 400, KeyToneShape.Standard);
            generator.AddTo(audio.AsSpan(key * 800, 400));
        }

        foreach (IToneFinder finder in new[] { ToneFinders.Planning(), ToneFinders.Verifying(), ToneFinders.VerifyingShifted() })
        {
            finder.Process(audio);
            Assert.Equal(Enumerable.Range(0, 16), finder.Complete().Select(hit => (int)hit.Key));
        }
    }

    [Fact]
    public void The_report_gives_places_and_keeps_the_keys_to_itself_until_asked()
    {
        short[] audio = TestAudio.Stereo(3);
        TestAudio.AddKey(audio, channel: 1, key: 5, atSeconds: 1, milliseconds: 80);
        TestAudio.AddKey(audio, channel: 1, key: 11, atSeconds: 2, milliseconds: 80);
        TestAudio.AddKey(audio, channel: 0, key: 0, atSeconds: 2.5, milliseconds: 80);
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["call.wav"], WavBytes.Plain(WavFormat.Telephone, TestAudio.Encode(SampleEncoding.Pcm16, audio)));
        using ToneReport report = ToneReport.Read(folder["call.wav"], CancellationToken.None);
        Assert.Equal([0, 1, 1], report.Tones.Select(tone => tone.Channel));
        Assert.InRange(report.Tones[1].Place.From.TotalSeconds, 0.99, 1.01);
        Assert.InRange(report.Sounding.TotalMilliseconds, 200, 300);
        using var keys = new MemoryStream();
        report.RevealKeys(1, keys);
        Assert.Equal("5#"u8.ToArray(), keys.ToArray());
    }

    private static IReadOnlyList<ToneHit> Sweep(WavFormat format, byte[] audio)
    {
        var sweep = new ToneSweep(format, ToneFinders.Planning);
        int block = 501 * format.BytesPerFrame;
        for (int at = 0; at < audio.Length; at += block)
        {
            sweep.Process(audio.AsSpan(at, Math.Min(block, audio.Length - at)));
        }

        return sweep.Complete();
    }

    // A second of hum, with the key 9 (852 and 1,477 Hz) for 50 ms in its middle.
    private static short[] Signal(int rate, bool key)
    {
        short[] samples = [.. Enumerable.Range(0, rate).Select(i => TestAudio.Hum(i, 300, rate))];
        for (int i = rate / 2; key && i < (rate / 2) + (rate / 20); i++)
        {
            double at = Math.Tau * i / rate;
            samples[i] += (short)(6000 * (Math.Sin(852 * at) + Math.Sin(1477 * at)));
        }

        return samples;
    }

    private static byte[] Interleave(SampleEncoding encoding, params short[][] channels)
    {
        short[] samples = new short[channels[0].Length * channels.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            samples[i] = channels[i % channels.Length][i / channels.Length];
        }

        return TestAudio.Encode(encoding, samples);
    }
}
