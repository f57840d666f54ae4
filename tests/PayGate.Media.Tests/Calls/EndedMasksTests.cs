using Microsoft.Extensions.Time.Testing;
using PayGate.Media.Calls;

namespace PayGate.Media.Tests.Calls;

public sealed class EndedMasksTests
{
    [Fact]
    public void A_call_that_ended_behind_a_closed_mask_is_known_for_two_minutes()
    {
        FakeTimeProvider clock = new();
        EndedMasks masks = new(clock);
        masks.Remember("call-1");
        clock.Advance(TimeSpan.FromSeconds(119));
        Assert.True(masks.Contains("call-1"));
        Assert.False(masks.Contains("call-2"));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(masks.Contains("call-1"));
    }
}
