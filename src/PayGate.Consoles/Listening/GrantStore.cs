using Dapper;
using Microsoft.Data.Sqlite;
using PayGate.Audit;
using PayGate.Consoles.Http;
using PayGate.Consoles.Storage;
using PayGate.Contracts.Recordings;

namespace PayGate.Consoles.Listening;

/// <summary>Listening grants: to one person, for one recording, for a while.</summary>
internal sealed class GrantStore(ConsolesDatabase database, ConsolesOptions options, TimeProvider clock)
{
    public GrantView Give(Person person, RecordingId recording, ListeningReason reason, string note)
    {
        GrantId grant = GrantId.New();
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset expires = now + options.GrantLifetime;
        using SqliteConnection connection = database.Open();
        using SqliteTransaction transaction = connection.BeginTransaction();
        connection.Execute(
            """
            INSERT INTO listening_grant (id, recording, tenant, person, reason, note, created_at, expires_at)
            VALUES (@Id, @Recording, @Tenant, @Person, @Reason, @Note, @Now, @Expires)
            """,
            new
            {
                Id = grant.Value,
                Recording = recording.Value,
                Tenant = person.Tenant.Value,
                Person = person.Name.Value,
                Reason = reason.ToString(),
                Note = note,
                Now = now.UtcTicks,
                Expires = expires.UtcTicks,
            },
            transaction);
        database.Chain.Append(transaction, new AuditEntry(
            AuditKind.ListeningGranted,
            person.Actor,
            person.Tenant,
            recording.Value,
            AuditResult.Success,
            [AuditDetail.Of("grant", grant), AuditDetail.Of("reason", reason), AuditDetail.Of("expiresAt", expires)]));
        transaction.Commit();
        return new GrantView(grant.Value, expires);
    }

    /// <summary>Whether this very person may hear this very recording now.</summary>
    public bool Covers(GrantId grant, Person person, RecordingId recording)
    {
        using SqliteConnection connection = database.Open();
        return connection.ExecuteScalar<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM listening_grant
            WHERE id = @Id AND recording = @Recording AND tenant = @Tenant AND person = @Person AND created_at <= @Now AND expires_at > @Now)
            """,
            new
            {
                Id = grant.Value,
                Recording = recording.Value,
                Tenant = person.Tenant.Value,
                Person = person.Name.Value,
                Now = clock.GetUtcNow().UtcTicks,
            });
    }
}
