using System.Collections.Concurrent;
using PayGate.Audit;
using PayGate.Consoles.Http;
using PayGate.Consoles.Storage;

namespace PayGate.Consoles.AuditTrail;

/// <summary>
/// Records that a person read the audit trail (PCI DSS 10.2.1.3), once in five minutes per person: a page that is refreshed must not
/// fill the trail it shows.
/// </summary>
internal sealed class AuditReadLog(ConsolesDatabase database, TimeProvider clock)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _last = new();

    public void Note(Person person)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (_last.TryGetValue(person.Actor, out DateTimeOffset last) && now - last < Quiet)
        {
            return;
        }

        database.Record(new AuditEntry(AuditKind.AuditRead, person.Actor, person.Tenant, "audit", AuditResult.Success, []));
        _last[person.Actor] = now;
    }
}
