using System.Net;
using Microsoft.Extensions.DependencyInjection;
using PayGate.Consoles.Accounts;
using PayGate.Consoles.Tests.Support;
using PayGate.Contracts;
using PayGate.Contracts.Access;
using PayGate.Contracts.Calls;

namespace PayGate.Consoles.Tests.Accounts;

public sealed class AccountBookTests
{
    [Theory]
    [InlineData("short-1")]
    [InlineData("no-digits-at-all")]
    [InlineData("123456789012345678")]
    public async Task Weak_password_is_refused_and_leaves_no_account_and_no_event(string password)
    {
        await using ConsolesHost host = await ConsolesHost.StartAsync();
        int before = host.Audit().Count;
        await using AsyncServiceScope scope = host.Services.CreateAsyncScope();
        AccountBook book = scope.ServiceProvider.GetRequiredService<AccountBook>();

        InvalidOperationException problem = await Assert.ThrowsAsync<InvalidOperationException>(
            () => book.CreateAsync(Account("dora"), password, CancellationToken.None));

        Assert.DoesNotContain(password, problem.Message, StringComparison.Ordinal);
        Assert.Equal(before, host.Audit().Count);
        Assert.False(await book.SetPasswordAsync(Identifiers.Parse<AgentName>("dora"), ConsolesHost.Password, CancellationToken.None));
    }

    [Fact]
    public async Task Account_that_cannot_be_audited_is_not_made()
    {
        await using ConsolesHost host = await ConsolesHost.StartAsync();
        await using AsyncServiceScope scope = host.Services.CreateAsyncScope();
        AccountBook book = scope.ServiceProvider.GetRequiredService<AccountBook>();

        await Assert.ThrowsAsync<ArgumentException>(() => book.CreateAsync(Account("4242424242424242"), ConsolesHost.Password, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(
            () => book.CreateAsync(Account("dora") with { Role = "admin" }, ConsolesHost.Password, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(
            () => book.CreateAsync(Account("dora") with { Language = "xx" }, ConsolesHost.Password, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(
            () => book.CreateAsync(Account("dora") with { DisplayName = "" }, ConsolesHost.Password, CancellationToken.None));
    }

    [Fact]
    public async Task New_password_ends_sessions_and_lifts_a_lock_out()
    {
        await using ConsolesHost host = await ConsolesHost.StartAsync();
        using HttpClient browser = await host.SignedInAsync("qa-a");
        await using AsyncServiceScope scope = host.Services.CreateAsyncScope();
        AccountBook book = scope.ServiceProvider.GetRequiredService<AccountBook>();

        Assert.True(await book.SetPasswordAsync(Identifiers.Parse<AgentName>("qa-a"), "another-horse-2", CancellationToken.None));

        Assert.Equal(HttpStatusCode.Unauthorized, await browser.StatusOfAsync("/api/session"));
        using HttpResponseMessage again = await browser.PostJsonAsync("/api/session", new { user = "qa-a", password = "another-horse-2" });
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Contains(host.Audit(), row => row is { Kind: "PasswordSet", Subject: "person:qa-a" });
    }

    [Fact]
    public async Task Demo_accounts_can_sign_in_with_the_password_of_the_last_start()
    {
        await using ConsolesHost host = await ConsolesHost.StartAsync(allowDemo: true);
        IReadOnlyList<DemoAccount> first = await DemoAccounts.EnsureAsync(host.Services, ConsolesHost.TenantA, "en", CancellationToken.None);
        IReadOnlyList<DemoAccount> second = await DemoAccounts.EnsureAsync(host.Services, ConsolesHost.TenantA, "en", CancellationToken.None);

        Assert.Equal([Roles.Agent, Roles.Qa, Roles.Assessor], second.Select(account => account.Role));
        using HttpClient browser = host.Browser();
        using HttpResponseMessage old = await browser.PostJsonAsync("/api/session", new { user = first[0].User, password = first[0].Password });
        using HttpResponseMessage now = await browser.PostJsonAsync("/api/session", new { user = second[0].User, password = second[0].Password });
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.OK), (old.StatusCode, now.StatusCode));
    }

    [Fact]
    public async Task Demo_accounts_are_not_made_in_production()
    {
        await using ConsolesHost host = await ConsolesHost.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(
            () => DemoAccounts.EnsureAsync(host.Services, ConsolesHost.TenantA, "en", CancellationToken.None));
    }

    private static NewAccount Account(string name) =>
        new(Identifiers.Parse<AgentName>(name), "Dora", Roles.Agent, ConsolesHost.TenantA, "it");
}
