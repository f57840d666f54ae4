using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PayGate.CardData.Recordings;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Recordings;
using PayGate.Contracts.Relaying;
using PayGate.Contracts.Tenancy;

namespace PayGate.Media.Recording;

/// <summary>Starts the recorders of calls.</summary>
internal sealed class CallRecorders(string folder, SealingKey key, ChannelWriter<RelayNotice> notices, ILogger log) : IDisposable
{
    private readonly RecordingThread _thread = new(log);

    /// <param name="call">The call.</param>
    /// <param name="tenant">For whom.</param>
    /// <param name="startedAt">The wall clock now.</param>
    /// <param name="now">Microseconds on the worker's clock.</param>
    /// <param name="position">The streams' sample count now.</param>
    internal CallRecorder Start(CallId call, TenantId tenant, DateTimeOffset startedAt, long now, long position)
    {
        var header = new SealedRecordingHeader(RecordingId.New(), call, tenant, startedAt);
        string path = Path.Combine(folder, header.Recording.Value + ".pgr");
        var file = new RecordingFile(path, header, key, finished => notices.TryWrite(new RecordingFinished(finished)));
        return new CallRecorder(file, _thread, now, position);
    }

    /// <summary>Returns when everything given is on disk or has failed.</summary>
    public void Dispose() => _thread.Dispose();
}
