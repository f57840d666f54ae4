using Microsoft.AspNetCore.Builder;
using Microsoft.Playwright;
using PayGate.Commands;
using PayGate.Contracts.Access;
using PayGate.Demo;
using PayGate.EndToEnd.Tests.Support;
using PayGate.Fleet;
using PayGate.Smoke;
using static Microsoft.Playwright.Assertions;

namespace PayGate.EndToEnd.Tests.Browser;

/// <summary>What a newcomer does after <c>./paygate demo</c>, in a real browser: caller, agent, QA, assessor.</summary>
[Collection(Serial.Name)]
public sealed class DemoTests
{
    [Fact]
    public async Task A_newcomer_takes_a_card_plays_the_recording_and_reads_the_trail()
    {
        using TempFolder data = new();
        await using RoleFleet fleet = await RoleFleet.StartAsync(
            data.Path, 0, ["--demo-accounts", "--release-without-speech-check"], CancellationToken.None);
        await using Telephone telephone = new(fleet.Ng, fleet.Account(Roles.Agent).User);
        await using WebApplication telephonePage = DemoCommand.BuildPage(telephone, 0);
        await telephonePage.StartAsync();
        await using ChromiumBrowser browser = await ChromiumBrowser.LaunchAsync();

        IPage desk = await SignInAsync(browser, fleet, Roles.Agent, 900, 860);
        IPage caller = await browser.OpenAsync(420, 900, "en");
        await caller.GotoAsync(telephonePage.Urls.First() + "/telephone.html");
        await caller.GetByRole(AriaRole.Button, new() { Name = "Call", Exact = true }).ClickAsync();

        await desk.GetByRole(AriaRole.Button, new() { Name = "Take card" }).ClickAsync();
        await Expect(desk.GetByText("Protected: you and the recording cannot hear the keys").First).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync("Alt+Digit1");
        await Expect(desk.GetByText("Waiting for the first key").First).ToBeVisibleAsync();
        await KeyAsync(caller, TestCard.Familiar.Number());
        await Pictures.TakeAsync(desk, "desk");
        await Pictures.TakeAsync(caller, "telephone");
        await KeyAsync(caller, TestCard.Familiar.Expiry());
        await KeyAsync(caller, TestCard.Familiar.Code());
        await Expect(desk.GetByText("All data collected").First).ToBeVisibleAsync();
        await desk.Keyboard.PressAsync("Enter");
        await Expect(desk.GetByText("Recording restored").First).ToBeVisibleAsync();
        await Pictures.TakeAsync(desk, "desk-done");
        TelephoneState heard = telephone.State();
        Assert.Equal(0, heard.AgentEar.TonesHeard);
        Assert.Equal(0, heard.AgentEar.EventsReceived);
        Assert.Equal(TestCard.Familiar.Number().Length + 7, heard.KeysSent);
        await caller.GetByRole(AriaRole.Button, new() { Name = "Hang up" }).ClickAsync();

        await ListenAsync(browser, fleet);
        await ReadTrailAsync(browser, fleet);
    }

    private static async Task ListenAsync(ChromiumBrowser browser, RoleFleet fleet)
    {
        IPage qa = await SignInAsync(browser, fleet, Roles.Qa, 1280, 860);
        ILocator first = qa.Locator("paygate-recording-list li button").First;
        await Expect(first).ToContainTextAsync("Released", new() { Timeout = 30_000 });
        await first.ClickAsync();
        await qa.SelectOptionAsync("#reason", "quality");
        await qa.Locator("paygate-reason-form button").ClickAsync();
        await Expect(qa.Locator("paygate-player")).ToBeVisibleAsync();
        await Expect(qa.Locator("paygate-waveform svg").First).ToBeVisibleAsync();
        await Pictures.TakeAsync(qa, "recording");
    }

    private static async Task ReadTrailAsync(ChromiumBrowser browser, RoleFleet fleet)
    {
        IPage assessor = await SignInAsync(browser, fleet, Roles.Assessor, 1280, 900);
        await Expect(assessor.Locator("paygate-chain-card")).ToHaveCountAsync(4);
        await Expect(assessor.Locator("paygate-event-table")).ToContainTextAsync("Card stored", new() { IgnoreCase = true });
        await Pictures.TakeAsync(assessor, "evidence");
    }

    private static async Task<IPage> SignInAsync(ChromiumBrowser browser, RoleFleet fleet, string role, int width, int height)
    {
        IPage page = await browser.OpenAsync(width, height, "en");
        AnnouncedAccount account = fleet.Account(role);
        await page.GotoAsync(fleet.Http.ToString());
        await page.FillAsync("#user", account.User);
        await page.FillAsync("#password", account.Password);
        await page.ClickAsync("button.primary");
        await Expect(page.Locator("#password")).ToHaveCountAsync(0);
        return page;
    }

    // One key at a time, as a finger does it; the telephone sends each for 120 ms.
    private static async Task KeyAsync(IPage caller, byte[] keys)
    {
        foreach (byte key in keys)
        {
            await caller.EvaluateAsync(
                "key => fetch('/api/press', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ key }) })",
                ((int)key).ToString(System.Globalization.CultureInfo.InvariantCulture));
            await Task.Delay(TimeSpan.FromMilliseconds(220));
        }
    }
}
