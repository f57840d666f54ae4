using PayGate.Smoke;

namespace PayGate.Tests.Smoke;

public sealed class PercentilesTests
{
    [Fact]
    public void Nearest_rank_of_a_hundred()
    {
        Percentiles percentiles = Percentiles.Of(Enumerable.Range(1, 100).Select(value => (double)value).Reverse());
        Assert.Equal(new Percentiles(50, 99, 100), percentiles);
    }

    [Fact]
    public void Of_nothing_is_nothing() => Assert.Equal(new Percentiles(0, 0, 0), Percentiles.Of([]));
}
