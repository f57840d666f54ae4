using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using PayGate.Consoles.Tests.Support;

namespace PayGate.Consoles.Tests.AuditTrail;

public sealed class AuditPageTests : IAsyncLifetime
{
    private ConsolesHost _host = null!;
    private HttpClient _assessor = null!;

    public async Task InitializeAsync()
    {
        _host = await ConsolesHost.StartAsync();
        _assessor = await _host.SignedInAsync("assessor-a");
    }

    public async Task DisposeAsync()
    {
        _assessor.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Assessor_sees_chains_with_their_verdict_and_the_own_tenants_events()
    {
        (await _host.SignedInAsync("assessor-b")).Dispose();

        JsonElement page = await _assessor.JsonAsync("/api/audit");

        JsonElement[] chains = [.. page.GetProperty("chains").EnumerateArray()];
        Assert.Equal(["consoles", "vault"], chains.Select(chain => chain.GetProperty("name").GetString()));
        Assert.Equal("intact", chains[0].GetProperty("state").GetString());
        Assert.Equal("broken", chains[1].GetProperty("state").GetString());
        JsonElement[] events = [.. page.GetProperty("events").EnumerateArray()];
        Assert.Equal("AuditRead", events[0].GetProperty("kind").GetString());
        Assert.Equal("assessor", events.Last(item => item.GetProperty("subject").GetString() == "person:assessor-a").GetProperty("details").GetProperty("role").GetString());
        Assert.DoesNotContain(events, item => item.GetRawText().Contains("-b\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Page_goes_upwards_from_a_sequence_number()
    {
        JsonElement page = await _assessor.JsonAsync("/api/audit?chain=consoles&from=2&limit=2");

        Assert.Equal([2L, 3L], page.GetProperty("events").EnumerateArray().Select(item => item.GetProperty("sequence").GetInt64()));
    }

    [Fact]
    public async Task Changed_event_is_shown_with_its_place()
    {
        await using (SqliteConnection connection = new("Data Source=" + _host.DatabaseFile))
        {
            await connection.OpenAsync();
            await using SqliteCommand forge = connection.CreateCommand();
            forge.CommandText = "DROP TRIGGER audit_event_update; UPDATE audit_event SET result = 'Failed' WHERE sequence = 3";
            await forge.ExecuteNonQueryAsync();
        }

        JsonElement chain = (await _assessor.JsonAsync("/api/audit")).GetProperty("chains")[0];

        Assert.Equal(("broken", 3L), (chain.GetProperty("state").GetString(), chain.GetProperty("brokenAt").GetInt64()));
        Assert.Contains("not what was written", chain.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?limit=0", HttpStatusCode.BadRequest)]
    [InlineData("?limit=1001", HttpStatusCode.BadRequest)]
    [InlineData("?from=0", HttpStatusCode.BadRequest)]
    [InlineData("?from=x", HttpStatusCode.BadRequest)]
    [InlineData("?chain=none", HttpStatusCode.NotFound)]
    public async Task Question_out_of_range_is_a_problem(string query, HttpStatusCode expected)
    {
        using HttpResponseMessage answer = await _assessor.AskAsync("/api/audit" + query);

        await answer.AssertProblemAsync(expected);
    }

    [Fact]
    public async Task Refreshed_page_does_not_fill_the_trail()
    {
        for (int i = 0; i < 3; i++)
        {
            await _assessor.JsonAsync("/api/audit");
        }

        Assert.Single(_host.Audit(), row => row.Kind == "AuditRead");
        _host.Clock.Advance(TimeSpan.FromMinutes(5));
        await _assessor.JsonAsync("/api/audit");
        Assert.Equal(2, _host.Audit().Count(row => row.Kind == "AuditRead"));
    }
}
