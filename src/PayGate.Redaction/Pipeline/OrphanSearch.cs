using Microsoft.Extensions.Logging;
using PayGate.CardData.Recordings;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Tenancy;
using PayGate.Redaction.Store;

namespace PayGate.Redaction.Pipeline;

/// <summary>Finds recordings in the intake folder that nobody handed over: their relay died, or its notice was lost.</summary>
internal sealed class OrphanSearch(RecordingStore store, RecordingFolders folders, TimeSpan age, TimeProvider clock, ILogger log)
{
    private int _strange;

    /// <summary>Queues every orphan.</summary>
    /// <returns>How many were queued.</returns>
    public int Run()
    {
        int queued = 0;
        int strange = 0;
        foreach (string path in Directory.EnumerateFiles(folders.Intake, "*" + RecordingFolders.Ending))
        {
            if (!RecordingId.TryParse(Path.GetFileNameWithoutExtension(path), out RecordingId id))
            {
                strange++;
            }
            else if (store.StateOf(id) is null && IsLeftAlone(path) && store.Add(Describe(id, path), hasTranscript: File.Exists(folders.Transcript(id))))
            {
                queued++;
                log.OrphanQueued(id);
            }
        }

        if (strange != _strange)
        {
            _strange = strange;
            log.StrangeFiles(strange);
        }

        return queued;
    }

    private static FinishedRecording Describe(RecordingId id, string path)
    {
        try
        {
            SealedRecordingHeader header = SealedRecordingReader.ReadHeader(path);
            return new FinishedRecording(id, header.Call, header.Tenant, header.StartedAt, [], Orphaned: true);
        }
        catch (SealedRecordingException)
        {
            // Nothing is known of it but that it is there: it will be quarantined, not forgotten.
            return new FinishedRecording(id, null, TenantId.Default, File.GetLastWriteTimeUtc(path), [], Orphaned: true);
        }
    }

    // A relay keeps the file it writes locked (advisory, flock) against a second writer.
    private bool IsLeftAlone(string path)
    {
        if (clock.GetUtcNow().UtcDateTime - File.GetLastWriteTimeUtc(path) < age)
        {
            return false;
        }

        try
        {
            using FileStream alone = new(path, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
