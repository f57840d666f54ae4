using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using PayGate.Contracts.Access;
using PayGate.Fleet;
using PayGate.Signals.Tones;
using PayGate.Simulation;

namespace PayGate.Smoke;

/// <summary>Waits as QA for the recordings, asks for a grant, listens with the detector, and looks at the audit chains as the assessor.</summary>
internal sealed class RecordingScript(RoleFleet fleet)
{
    private const int WavHeaderLength = 44;
    private const int SampleRate = 8000;
    private static readonly TimeSpan ReleaseLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan PollPause = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, long> _waiting = new();
    private readonly List<short[]> _channels = [];
    private readonly List<string> _problems = [];
    private long _allEndedAt;
    private double _toneMs;
    private double _slowestMs;

    /// <summary>A call was hung up at this timestamp; its recording is waited for.</summary>
    public void Expect(string call, long hungUpAt) => _waiting[call] = hungUpAt;

    /// <summary>No more calls will come.</summary>
    public void Finish() => Interlocked.Exchange(ref _allEndedAt, Stopwatch.GetTimestamp());

    /// <summary>Watches until every expected recording was looked at, or the time for it is over.</summary>
    public async Task<RecordingResult> WatchAsync(CancellationToken cancellationToken)
    {
        using ConsoleSession qa = await fleet.SignInAsync(Roles.Qa, cancellationToken);
        while (IsOpen())
        {
            JsonElement list = await qa.GetAsync("/api/recordings", cancellationToken);
            foreach (JsonElement recording in list.EnumerateArray())
            {
                if (recording.GetProperty("callId").GetString() is { } call && _waiting.TryGetValue(call, out long hungUpAt))
                {
                    await LookAsync(qa, recording, call, hungUpAt, cancellationToken);
                }
            }

            await Task.Delay(PollPause, cancellationToken);
        }

        _problems.AddRange(_waiting.Keys.Select(_ => "A recording was not released in time."));
        return new RecordingResult(
            _channels.Count / 2, Math.Round(_toneMs, 1), Math.Round(_slowestMs), _channels, await IsAuditIntactAsync(cancellationToken), _problems);
    }

    private bool IsOpen()
    {
        long ended = Interlocked.Read(ref _allEndedAt);
        return ended == 0 || (!_waiting.IsEmpty && Stopwatch.GetElapsedTime(ended) < ReleaseLimit);
    }

    private async Task LookAsync(ConsoleSession qa, JsonElement recording, string call, long hungUpAt, CancellationToken cancellationToken)
    {
        string? state = recording.GetProperty("state").GetString();
        if (state == "quarantined")
        {
            _waiting.TryRemove(call, out _);
            _problems.Add("A recording was quarantined: " + recording.GetProperty("reason").GetString());
        }
        else if (state == "released")
        {
            _waiting.TryRemove(call, out _);
            _slowestMs = Math.Max(_slowestMs, Stopwatch.GetElapsedTime(hungUpAt).TotalMilliseconds);
            await ListenAsync(qa, recording.GetProperty("id").GetString()!, cancellationToken);
        }
    }

    private async Task ListenAsync(ConsoleSession qa, string recording, CancellationToken cancellationToken)
    {
        JsonElement grant = await qa.PostAsync(
            $"/api/recordings/{recording}/grants", new { reason = "quality", note = "smoke run" }, cancellationToken);
        byte[] wav = await qa.GetBytesAsync(
            $"/api/recordings/{recording}/audio?grant={grant.GetProperty("grantId").GetString()}", cancellationToken);
        ReadOnlySpan<byte> audio = wav.AsSpan(WavHeaderLength);
        short[] caller = new short[audio.Length / 4];
        short[] agent = new short[caller.Length];
        for (int i = 0; i < caller.Length; i++)
        {
            caller[i] = BinaryPrimitives.ReadInt16LittleEndian(audio[(i * 4)..]);
            agent[i] = BinaryPrimitives.ReadInt16LittleEndian(audio[((i * 4) + 2)..]);
        }

        _toneMs += ToneMs(caller) + ToneMs(agent);
        _channels.Add(caller);
        _channels.Add(agent);
    }

    private async Task<bool> IsAuditIntactAsync(CancellationToken cancellationToken)
    {
        using ConsoleSession assessor = await fleet.SignInAsync(Roles.Assessor, cancellationToken);
        JsonElement audit = await assessor.GetAsync("/api/audit?limit=1", cancellationToken);
        JsonElement.ArrayEnumerator chains = audit.GetProperty("chains").EnumerateArray();
        return chains.Any() && chains.All(chain => chain.GetProperty("state").GetString() == "intact");
    }

    private static double ToneMs(short[] samples) =>
        ResidualToneDetector.Find(samples).Sum(range => (long)range.Length) * 1000.0 / SampleRate;
}
