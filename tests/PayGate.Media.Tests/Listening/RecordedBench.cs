using Microsoft.Extensions.Logging.Abstractions;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Tenancy;
using PayGate.Media.Recording;

namespace PayGate.Media.Tests.Listening;

/// <summary>Gives the call of a bench a recorder.</summary>
internal sealed class RecordedBench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("paygate-ear").FullName;
    private readonly SealingKeyPair _key = SealingKeyPair.Generate();
    private readonly ListeningBench _bench;
    private readonly CallRecorders _recorders;

    internal RecordedBench(ListeningBench bench)
    {
        _bench = bench;
        _recorders = new CallRecorders(_folder, _key.PublicKey, bench.Notices.Writer, NullLogger.Instance);
    }

    internal Task StartAsync()
    {
        _bench.Call.Recorder = _recorders.Start(
            _bench.Call.Id, TenantId.Default, _bench.Clock.GetUtcNow(), _bench.Now, _bench.Call.PositionAt(_bench.Now));
        return _bench.Call.Recorder.File.Started;
    }

    public void Dispose()
    {
        _recorders.Dispose();
        _key.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
