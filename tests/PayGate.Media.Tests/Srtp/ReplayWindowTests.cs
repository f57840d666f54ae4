using PayGate.Media.Srtp;

namespace PayGate.Media.Tests.Srtp;

public sealed class ReplayWindowTests
{
    [Fact]
    public void Each_index_is_fresh_once_in_whatever_order()
    {
        ReplayWindow window = default;
        int[] order = [.. Enumerable.Range(1000, 100)];
        new Random(1).Shuffle(order);
        foreach (int index in order)
        {
            Assert.True(window.IsFresh((ulong)index));
            window.Mark((ulong)index);
        }

        Assert.All(order, index => Assert.False(window.IsFresh((ulong)index)));
        Assert.Equal(1099ul, window.Highest);
    }

    [Fact]
    public void What_lies_below_the_window_is_not_fresh()
    {
        ReplayWindow window = default;
        window.Mark(1000);
        Assert.True(window.IsFresh(1000 - ReplayWindow.Size + 1));
        Assert.False(window.IsFresh(1000 - ReplayWindow.Size));
        Assert.True(window.IsTooOld(1000 - ReplayWindow.Size));
        window.Mark(1000 - ReplayWindow.Size + 1);
        Assert.False(window.IsFresh(1000 - ReplayWindow.Size + 1));
    }

    [Fact]
    public void A_long_way_on_forgets_nothing_that_could_come_again()
    {
        ReplayWindow window = default;
        window.Mark(0);
        Assert.False(window.IsFresh(0));
        window.Mark(1_000_000);
        Assert.False(window.IsFresh(1_000_000));
        Assert.False(window.IsFresh(0));
        Assert.True(window.IsFresh(999_999));
    }

    [Theory]
    [InlineData(100, 101, 101)]
    [InlineData(100, 99, 99)]
    [InlineData(65_535, 0, 65_536)]
    [InlineData(65_536, 65_535, 65_535)]
    [InlineData(0x1_8000, 0x7fff, 0x1_7fff)]
    [InlineData(0x1_fff0, 5, 0x2_0005)]
    public void The_index_is_the_nearest_that_ends_in_the_sequence_number(ulong highest, ushort sequence, ulong expected)
    {
        Assert.True(PacketIndex.TryEstimate(highest, sequence, out ulong index));
        Assert.Equal(expected, index);
    }

    [Fact]
    public void There_is_no_index_before_the_first_count() => Assert.False(PacketIndex.TryEstimate(10, 65_000, out _));
}
