using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PayGate.CardData.Collecting;
using PayGate.CardData.Memory;
using PayGate.CardData.Tests.Support;
using PayGate.Contracts.Captures;

namespace PayGate.CardData.Tests.Memory;

public sealed class ProcessMemoryTests
{
    private const byte Key = 0xA5;
    private const int Length = 16;

    [Fact]
    public void A_number_held_in_a_buffer_is_found_nowhere_in_the_process()
    {
        byte[] hidden = HiddenNumber();
        using DigitBuffer buffer = new();
        foreach (byte digit in hidden)
        {
            Assert.True(buffer.TryAppend((byte)(digit ^ Key)));
        }

        AssertNowhere(hidden);
    }

    [Fact]
    public void A_number_being_keyed_is_found_nowhere_in_the_process()
    {
        byte[] hidden = HiddenNumber();
        using CardCollector collector = new(CaptureId.New(), CaptureKeys.Standard, [], TimeProvider.System);
        _ = collector.AskField(CardField.CardNumber, 1);
        foreach (byte digit in hidden.AsSpan(0, Length - 1))
        {
            _ = collector.Press((byte)(digit ^ Key), default, false);
        }

        AssertNowhere(hidden[..^1]);
    }

    [Fact]
    public unsafe void The_search_finds_what_lies_open()
    {
        byte[] hidden = HiddenNumber();
        byte* open = (byte*)NativeMemory.AllocZeroed(64);
        for (int i = 0; i < Length; i++)
        {
            open[i] = (byte)('0' + (hidden[i] ^ Key));
        }

        int hits = MemoryScan.Count(Form(hidden, 1, '0'), Key);
        NativeMemory.Clear(open, 64);
        NativeMemory.Free(open);

        Assert.True(hits > 0);
    }

    private static void AssertNowhere(byte[] hidden)
    {
        Assert.Equal(0, MemoryScan.Count(hidden, Key));
        Assert.Equal(0, MemoryScan.Count(Form(hidden, 1, '0'), Key));
        Assert.Equal(0, MemoryScan.Count(Form(hidden, 2, '0'), Key));
        Assert.Equal(0, MemoryScan.Count(Packed(hidden), Key));
    }

    /// <summary>No brand begins with a 9, so the collector judges nothing before the sixteenth digit.</summary>
    private static byte[] HiddenNumber()
    {
        byte[] hidden = new byte[Length];
        for (int i = 0; i < Length; i++)
        {
            hidden[i] = (byte)((i == 0 ? 9 : RandomNumberGenerator.GetInt32(10)) ^ Key);
        }

        return hidden;
    }

    private static byte[] Form(byte[] hidden, int width, char zero)
    {
        byte[] form = new byte[hidden.Length * width];
        form.AsSpan().Fill(Key);
        for (int i = 0; i < hidden.Length; i++)
        {
            form[i * width] = (byte)((zero + (hidden[i] ^ Key)) ^ Key);
        }

        return form;
    }

    private static byte[] Packed(byte[] hidden)
    {
        byte[] packed = new byte[hidden.Length / 2];
        for (int i = 0; i < packed.Length; i++)
        {
            packed[i] = (byte)((((hidden[2 * i] ^ Key) << 4) | (hidden[(2 * i) + 1] ^ Key)) ^ Key);
        }

        return packed;
    }
}
