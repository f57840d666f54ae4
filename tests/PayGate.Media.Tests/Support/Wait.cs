namespace PayGate.Media.Tests.Support;

/// <summary>Waits for something that another thread brings about.</summary>
internal static class Wait
{
    internal static async Task UntilAsync(Func<bool> holds)
    {
        for (int tries = 0; !holds(); tries++)
        {
            Assert.True(tries < 1000, "What was waited for did not happen within ten seconds.");
            await Task.Delay(10);
        }
    }
}
