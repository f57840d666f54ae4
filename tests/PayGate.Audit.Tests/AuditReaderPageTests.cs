using Microsoft.Data.Sqlite;
using PayGate.Contracts.Tenancy;
using static PayGate.Contracts.Identifiers;

namespace PayGate.Audit.Tests;

public sealed class AuditReaderPageTests : IDisposable
{
    private readonly TestChain _chain = new();

    public void Dispose() => _chain.Dispose();

    [Fact]
    public void Page_begins_where_asked_and_carries_every_field()
    {
        _chain.Append(5);
        using AuditReader reader = AuditReader.Open(_chain.Database);

        IReadOnlyList<AuditRow> page = reader.Page(3, 2);

        Assert.Equal([3L, 4L], page.Select(row => row.Sequence));
        AuditRow first = page[0];
        Assert.Equal(("CardStored", "vault", "default", "subject-3", "Success"), (first.Kind, first.Actor, first.Tenant, first.Subject, first.Result));
        Assert.Equal("3", first.Details["number"]);
        Assert.True(first.At > DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void Page_of_a_tenant_holds_no_event_of_another()
    {
        TenantId acme = Parse<TenantId>("acme");
        _chain.Append(2);
        using (SqliteConnection connection = _chain.Connect())
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            _chain.Chain.Append(transaction, new AuditEntry(AuditKind.CardDeleted, "vault", acme, "one", AuditResult.Success, []));
            transaction.Commit();
        }

        using AuditReader reader = AuditReader.Open(_chain.Database);

        Assert.Equal("acme", Assert.Single(reader.Page(1, 10, acme)).Tenant);
        Assert.Equal(1, reader.CountOf(acme));
        Assert.Equal(2, reader.CountOf(TenantId.Default));
    }

    [Fact]
    public void Newest_events_come_first()
    {
        _chain.Append(5);
        using AuditReader reader = AuditReader.Open(_chain.Database);

        Assert.Equal([5L, 4L], reader.Newest(2, TenantId.Default).Select(row => row.Sequence));
    }

    [Fact]
    public void Unreadable_details_are_shown_as_such()
    {
        _chain.Append(1);
        _chain.Forge("UPDATE audit_event SET details = 'not json', at = -5");
        using AuditReader reader = AuditReader.Open(_chain.Database);

        Assert.Equal("true", Assert.Single(reader.Page(1, 1)).Details["unreadable"]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(AuditReader.LargestPage + 1)]
    public void Page_size_out_of_range_is_refused(int limit)
    {
        using AuditReader reader = AuditReader.Open(_chain.Database);

        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Page(1, limit));
    }

    [Fact]
    public void Missing_database_is_said() =>
        Assert.Throws<FileNotFoundException>(() => AuditReader.Open(Path.Combine(_chain.Folder, "none.db")));
}
