using Microsoft.Playwright;

namespace PayGate.EndToEnd.Tests.Support;

/// <summary>Keeps pictures of the pages when <c>PAYGATE_PICTURES</c> names a folder: for the README, and for eyes.</summary>
internal static class Pictures
{
    public static async Task TakeAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("PAYGATE_PICTURES") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
