using System.Data.Common;
using PayGate.Audit;
using PayGate.Contracts.Tenancy;

namespace PayGate.Consoles.AuditTrail;

/// <summary>Reads the chains from their files.</summary>
internal sealed class AuditBook(ConsolesOptions options, TimeProvider clock) : IAuditBook, IDisposable
{
    /// <summary>A verdict is used again for this many times as long as it took: reading pages may cost 5 % of one core, not more.</summary>
    private const int VerdictLifePerCost = 20;

    private readonly SemaphoreSlim _gate = new(1, 1);

    private IReadOnlyList<AuditVerification> _verdicts = [];
    private DateTimeOffset _goodUntil = DateTimeOffset.MinValue;

    public async Task<IReadOnlyList<AuditVerification>> VerifyAsync(CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation);
        try
        {
            if (clock.GetUtcNow() >= _goodUntil)
            {
                long start = clock.GetTimestamp();
                _verdicts = await Task.Run(() => VerifyAll(cancellation), cancellation);
                TimeSpan cost = clock.GetElapsedTime(start);
                _goodUntil = cost < TimeSpan.FromMilliseconds(250) ? DateTimeOffset.MinValue : clock.GetUtcNow() + (cost * VerdictLifePerCost);
            }

            return _verdicts;
        }
        finally
        {
            _gate.Release();
        }
    }

    public Task<IReadOnlyList<AddressedEvent>> EventsAsync(
        TenantId tenant,
        string? chain,
        long? from,
        int limit,
        CancellationToken cancellation) =>
        Task.Run<IReadOnlyList<AddressedEvent>>(
            () =>
            {
                List<AddressedEvent> events = [];
                foreach (AuditChainFile file in options.Chains.Where(file => (chain is null || file.Name == chain) && file.Database.Exists()))
                {
                    cancellation.ThrowIfCancellationRequested();
                    events.AddRange(Read(file, tenant, from, limit));
                }

                IEnumerable<AddressedEvent> ordered = from is null
                    ? events.OrderByDescending(item => item.Row.At).ThenByDescending(item => item.Row.Sequence)
                    : events.OrderBy(item => item.Row.At).ThenBy(item => item.Row.Sequence);
                return chain is null ? [.. ordered.Take(limit)] : events;
            },
            cancellation);

    public void Dispose() => _gate.Dispose();

    private static IEnumerable<AddressedEvent> Read(AuditChainFile file, TenantId tenant, long? from, int limit)
    {
        try
        {
            using AuditReader reader = AuditReader.Open(file.Database);
            IReadOnlyList<AuditRow> rows = from is { } first ? reader.Page(first, limit, tenant) : reader.Newest(limit, tenant);
            return rows.Select(row => new AddressedEvent(file.Name, row));
        }
        catch (DbException)
        {
            // The verdict on the chain says that it cannot be read; the other chains are still shown.
            return [];
        }
    }

    private List<AuditVerification> VerifyAll(CancellationToken cancellation)
    {
        List<AuditVerification> verdicts = [];
        AuditCheckpointFile checkpoints = options.CheckpointFile is { } path
            ? AuditCheckpointFile.Read(path, options.Signer.PublicKey)
            : AuditCheckpointFile.Empty;
        foreach (AuditChainFile file in options.Chains)
        {
            try
            {
                using AuditReader reader = AuditReader.Open(file.Database);
                verdicts.Add(reader.Verify(file.Name, options.Signer.PublicKey, checkpoints, cancellation));
            }
            catch (Exception problem) when (problem is DbException or IOException)
            {
                verdicts.Add(new AuditVerification(file.Name, 0, AuditProblem.Unreadable, null, "The database cannot be read."));
            }
        }

        return verdicts;
    }
}
