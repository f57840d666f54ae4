using System.Data.Common;
using System.Globalization;
using PayGate.Audit.Storage;

namespace PayGate.Audit;

/// <summary>One verification: the events from the first to the last, then the signed head, then the checkpoints.</summary>
internal sealed class ChainWalk : IDisposable
{
    private readonly DbConnection _connection;
    private readonly DbTransaction _snapshot;
    private readonly string _chain;
    private readonly AuditPublicKey _key;
    private readonly int? _badCheckpointLine;
    private readonly Queue<AuditCheckpoint> _checkpoints;
    private readonly ChainHash _hash = new();

    private long _lastGoodCheckpoint;

    public ChainWalk(
        DbConnection connection,
        DbTransaction snapshot,
        string chain,
        AuditPublicKey key,
        AuditCheckpointFile checkpoints)
    {
        _connection = connection;
        _snapshot = snapshot;
        _chain = chain;
        _key = key;
        _badCheckpointLine = checkpoints.FirstBadLine;
        _checkpoints = new Queue<AuditCheckpoint>(
            checkpoints.Checkpoints.Where(checkpoint => checkpoint.Chain == chain).OrderBy(checkpoint => checkpoint.Count));
    }

    public AuditVerification Verify(CancellationToken cancellation)
    {
        if (HeadTable.Find(_connection, _snapshot) is not ({ } head, _))
        {
            return new AuditVerification(_chain, 0, AuditProblem.HeadMissing, null, "The database holds no chain.");
        }

        if (head.Chain != _chain)
        {
            return Verdict(head, AuditProblem.OtherChain, null, "The database holds the chain '" + head.Chain + "'.");
        }

        return WalkEvents(head, cancellation);
    }

    public void Dispose() => _hash.Dispose();

    private AuditVerification WalkEvents(AuditHead head, CancellationToken cancellation)
    {
        byte[] previous = ChainHash.Genesis(_chain);
        long expected = 1;
        using (DbCommand select = SelectAll())
        using (DbDataReader row = select.ExecuteReader())
        {
            bool links = true;
            while (links && row.Read())
            {
                if ((expected & 1023) == 0)
                {
                    cancellation.ThrowIfCancellationRequested();
                }

                if (Misplaced(head, row.GetInt64(0), expected) is { } misplaced)
                {
                    return misplaced;
                }

                links = Links(row, previous, expected, out byte[] stored);
                if (links && ContradictedCheckpoint(expected, stored) is { } checkpoint)
                {
                    return Rewritten(head, "Event " + Text(checkpoint.Count) + " is not the one that the checkpoint saw.");
                }

                previous = links ? stored : previous;
                expected += links ? 1 : 0;
            }

            if (links)
            {
                expected--;
            }
            else
            {
                expected = -expected;
            }
        }

        // The reader is closed first: a server's connection carries one answer at a time.
        return expected < 0 ? Classify(head, previous, -expected, cancellation) : JudgeEnd(head, expected, previous);
    }

    private AuditVerification? Misplaced(AuditHead head, long sequence, long expected)
    {
        if (sequence > expected)
        {
            return Verdict(head, AuditProblem.EventMissing, expected, "Event " + Text(expected) + " is not there.");
        }

        return sequence < expected
            ? Verdict(head, AuditProblem.EventInserted, sequence, "Event " + Text(sequence) + " stands before the first.")
            : null;
    }

    private AuditVerification JudgeEnd(AuditHead head, long last, byte[] lastHash)
    {
        if (!head.IsSignedBy(_key))
        {
            return Verdict(head, AuditProblem.HeadForged, null, "The end of the chain is not signed by the audit key " + _key.Id + ".");
        }

        if (last < head.Count)
        {
            return Verdict(head, AuditProblem.EventMissing, last + 1, "The last events, from " + Text(last + 1) + ", are not there.");
        }

        if (last > head.Count)
        {
            return Verdict(head, AuditProblem.EventInserted, head.Count + 1, "The chain was signed with " + Text(head.Count) + " events.");
        }

        if (!head.Hash.Span.SequenceEqual(lastHash))
        {
            return Rewritten(head, "The events link to each other but not to the signed end of the chain.");
        }

        if (_checkpoints.TryDequeue(out AuditCheckpoint? later))
        {
            return Verdict(
                head,
                AuditProblem.RolledBack,
                head.Count + 1,
                "A checkpoint saw " + Text(later.Count) + " events: the whole database was put back to an older state.");
        }

        return _badCheckpointLine is { } line
            ? Verdict(head, AuditProblem.CheckpointForged, null, "Line " + Text(line) + " of the checkpoint file does not hold.")
            : Verdict(head, AuditProblem.None, null, Text(head.Count) + " events, all as written.");
    }

    private AuditVerification Classify(AuditHead head, byte[] previous, long expected, CancellationToken cancellation)
    {
        using DbCommand count = _connection.Command(_snapshot, "SELECT count(*) FROM audit_event");
        long rows = (long)count.ExecuteScalar()!;
        string at = " at " + Text(expected) + ".";
        if (rows != head.Count)
        {
            return rows > head.Count
                ? Verdict(head, AuditProblem.EventInserted, expected, "There is an event that the chain never wrote" + at)
                : Verdict(head, AuditProblem.EventMissing, expected, "An event was taken out and the others moved up" + at);
        }

        using DbCommand select = SelectAll();
        using DbDataReader row = select.ExecuteReader();
        while (row.Read())
        {
            cancellation.ThrowIfCancellationRequested();
            if (row.GetInt64(0) != expected && Links(row, previous, expected, out _))
            {
                return Verdict(
                    head,
                    AuditProblem.EventsReordered,
                    expected,
                    "The event that belongs at " + Text(expected) + " stands at " + Text(row.GetInt64(0)) + ".");
            }
        }

        return Verdict(head, AuditProblem.EventChanged, expected, "Content or hash of the event is not what was written" + at);
    }

    private bool Links(DbDataReader row, byte[] previous, long sequence, out byte[] stored)
    {
        try
        {
            stored = row.GetFieldValue<byte[]>(8);
            return stored.AsSpan().SequenceEqual(_hash.Of(previous, sequence, EventTable.Read(row)));
        }
        catch (InvalidCastException)
        {
            stored = [];
            return false;
        }
    }

    private AuditCheckpoint? ContradictedCheckpoint(long sequence, byte[] hash)
    {
        while (_checkpoints.TryPeek(out AuditCheckpoint? checkpoint) && checkpoint.Count <= sequence)
        {
            if (checkpoint.Count == sequence && checkpoint.Hash != Convert.ToHexStringLower(hash))
            {
                return checkpoint;
            }

            _lastGoodCheckpoint = checkpoint.Count;
            _checkpoints.Dequeue();
        }

        return null;
    }

    private AuditVerification Rewritten(AuditHead head, string explanation) =>
        Verdict(head, AuditProblem.EventsRewritten, _lastGoodCheckpoint + 1, explanation);

    private AuditVerification Verdict(AuditHead head, AuditProblem problem, long? firstBad, string explanation) =>
        new(_chain, head.Count, problem, firstBad, explanation);

    private DbCommand SelectAll() => _connection.Command(_snapshot, "SELECT " + EventTable.Columns + " FROM audit_event ORDER BY sequence");

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
