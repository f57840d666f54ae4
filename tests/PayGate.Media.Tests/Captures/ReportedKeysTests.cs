using PayGate.Media.Captures;

namespace PayGate.Media.Tests.Captures;

public sealed class ReportedKeysTests
{
    private const long Second = 1_000_000;

    private readonly ReportedKeys _keys = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_press_that_comes_both_ways_counts_once(bool reportedFirst)
    {
        Assert.True(_keys.IsNew(5, reportedFirst, 0));
        Assert.False(_keys.IsNew(5, !reportedFirst, Second));
    }

    [Fact]
    public void Two_presses_both_ways_count_twice()
    {
        Assert.True(_keys.IsNew(5, isReport: false, 0));
        Assert.True(_keys.IsNew(5, isReport: false, Second / 4));
        Assert.False(_keys.IsNew(5, isReport: true, Second / 2));
        Assert.False(_keys.IsNew(5, isReport: true, Second));
        Assert.True(_keys.IsNew(5, isReport: true, Second));
    }

    [Fact]
    public void Reports_alone_are_a_press_each()
    {
        Assert.True(_keys.IsNew(5, isReport: true, 0));
        Assert.True(_keys.IsNew(5, isReport: true, 1));
    }

    [Fact]
    public void Another_key_or_a_later_one_is_another_press()
    {
        Assert.True(_keys.IsNew(5, isReport: true, 0));
        Assert.True(_keys.IsNew(6, isReport: false, 0));
        Assert.True(_keys.IsNew(5, isReport: false, (2 * Second) + 1));
    }

    [Fact]
    public void Wiped_it_remembers_nothing()
    {
        Assert.True(_keys.IsNew(5, isReport: true, 0));
        _keys.Wipe();
        Assert.True(_keys.IsNew(5, isReport: false, 1));
    }
}
