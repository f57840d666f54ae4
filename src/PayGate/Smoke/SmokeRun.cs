using System.Diagnostics;
using PayGate.Contracts.Access;
using PayGate.Fleet;
using PayGate.Simulation;

namespace PayGate.Smoke;

/// <summary>
/// The whole way of a call, unattended: every role as its own process, captures over events, tones and both that succeed, are
/// cancelled and end by hang-up, and what was left of the cards anywhere.
/// </summary>
internal sealed class SmokeRun
{
    private static readonly KeyTransport[] Transports = [KeyTransport.Events, KeyTransport.Tones, KeyTransport.Both];
    private static readonly Ending[] Endings = [Ending.Success, Ending.Cancelled, Ending.HungUp];

    private readonly long _started = Stopwatch.GetTimestamp();
    private readonly string _data;
    private readonly Action<string> _say;
    private readonly KeyStopwatch _stopwatch = new();
    private readonly List<CaptureScript> _scripts = [];
    private readonly LeakWatch _leaks;

    /// <summary>Prepares a run over a data folder of its own.</summary>
    /// <param name="data">An empty folder.</param>
    /// <param name="say">Told what is going on.</param>
    public SmokeRun(string data, Action<string> say)
    {
        _data = data;
        _say = say;
        _leaks = new LeakWatch(data);
    }

    /// <summary>Runs and reports.</summary>
    public async Task<SmokeReport> RunAsync(CancellationToken cancellationToken)
    {
        List<CaptureResult> captures = [];
        ControlResult control;
        RecordingResult recordings;
        await using (RoleFleet fleet = await StartAsync(cancellationToken))
        {
            using ConsoleSession agent = await fleet.SignInAsync(Roles.Agent, cancellationToken);
            await using SmokeStage stage = await SmokeStage.OpenAsync(fleet, agent, fleet.Account(Roles.Agent).User, cancellationToken);
            RecordingScript listening = new(fleet);
            Task<RecordingResult> watching = listening.WatchAsync(cancellationToken);
            control = await new ControlScript(stage).PlayAsync(cancellationToken);
            listening.Expect(control.CallId, control.HungUpAt);
            for (int i = 0; i < Transports.Length; i++)
            {
                _say("captures by " + Transports[i].ToString().ToLowerInvariant());
                captures.AddRange(await PlayTogetherAsync(stage, fleet, listening, i, cancellationToken));
            }

            _say("recordings");
            listening.Finish();
            recordings = await watching;
            _say("leaks in memory");
            await _leaks.ScanMemoryAsync("memoryAtEnd", fleet.ProcessIds, cancellationToken);
        }

        _say("leaks on disk");
        await _leaks.ScanFilesAsync(cancellationToken);
        int? multimon = await CountMultimonAsync(recordings, cancellationToken);
        return Report(captures, control, recordings, CertificateScript.Check(_data), multimon);
    }

    private async Task<RoleFleet> StartAsync(CancellationToken cancellationToken)
    {
        _say("starting every role");
        return await RoleFleet.StartAsync(
            _data, 0, ["--demo-accounts", "--release-without-speech-check", "--inspectable"], cancellationToken);
    }

    private async Task<CaptureResult[]> PlayTogetherAsync(
        SmokeStage stage, RoleFleet fleet, RecordingScript listening, int transport, CancellationToken cancellationToken)
    {
        Task<CaptureResult>[] playing = new Task<CaptureResult>[Endings.Length];
        for (int i = 0; i < Endings.Length; i++)
        {
            CaptureScript script = new(
                stage, Transports[transport], Endings[i], TestCard.Published[(transport * Endings.Length) + i], _stopwatch.ForOneCapture())
            {
                WhileHeld = token => _leaks.ScanMemoryAsync("memoryWhileHeld", fleet.ProcessIds, token),
            };
            _scripts.Add(script);
            playing[i] = PlayAsync(script);
        }

        async Task<CaptureResult> PlayAsync(CaptureScript script)
        {
            CaptureResult result = await script.PlayAsync(cancellationToken);
            listening.Expect(script.CallId, script.HungUpAt);
            return result;
        }

        return await Task.WhenAll(playing);
    }

    private async Task<int?> CountMultimonAsync(RecordingResult recordings, CancellationToken cancellationToken)
    {
        if (!MultimonEar.IsThere)
        {
            return null;
        }

        int keys = 0;
        foreach (short[] samples in _scripts.Select(script => script.AgentEar!.Samples()).Concat(recordings.Channels))
        {
            keys += await MultimonEar.CountKeysAsync(samples, cancellationToken);
        }

        return keys;
    }

    private SmokeReport Report(
        List<CaptureResult> captures, ControlResult control, RecordingResult recordings, CertificateResult certificates, int? multimon)
    {
        Percentiles latency = Percentiles.Of(_stopwatch.Milliseconds);
        double toneMs = Math.Round(captures.Sum(capture => capture.AgentLegToneMs), 1);
        int events = captures.Sum(capture => capture.AgentLegEvents);
        List<string> failures =
        [
            .. captures.Where(capture => capture.Problem is not null)
                .Select(capture => $"{capture.Transport}/{capture.Ending}: {capture.Problem}"),
            .. recordings.Problems,
            .. certificates.Problems,
            .. _leaks.Words,
        ];
        Require(failures, captures.Count == Transports.Length * Endings.Length, "Not every capture was played.");
        Require(failures, toneMs == 0, "Key tone reached the agent leg.");
        Require(failures, events == 0, "Event packets reached the agent leg.");
        Require(failures, recordings.ToneMs == 0, "Key tone is left in a released recording.");
        Require(failures, control.ToneMs > 0 && control.Events > 0, "The ear heard nothing where it had to: its silence proves nothing.");
        Require(failures, multimon is null or 0, "multimon-ng decoded keys.");
        Require(failures, _leaks.Total == 0, "A keyed card was found where none may be.");
        Require(failures, _leaks.WasComplete, "A place could not be searched for cards.");
        Require(failures, recordings.AuditIntact, "An audit chain is not intact.");
        Require(failures, certificates.Verified == captures.Count, "Not every capture has a certificate that says it was verified.");
        Require(failures, latency.Count > 0, "No key was seen on the desk.");
        return new SmokeReport
        {
            Ok = failures.Count == 0,
            Captures = captures,
            DigitToDeskMs = latency,
            AgentLegToneMs = toneMs,
            AgentLegEvents = events,
            RecordingToneMs = recordings.ToneMs,
            RecordingsReleased = recordings.Released,
            RedactedMs = recordings.SlowestMs,
            Leaks = _leaks.Total,
            LeaksByPlace = _leaks.ByPlace,
            ControlToneMs = control.ToneMs,
            MultimonKeys = multimon,
            AuditIntact = recordings.AuditIntact,
            Certificates = certificates.Verified,
            MaskingFailures = certificates.Hits,
            LeastVerifiedSeconds = certificates.LeastSeconds,
            Seconds = Math.Round(Stopwatch.GetElapsedTime(_started).TotalSeconds, 1),
            Failures = failures,
        };
    }

    private static void Require(List<string> failures, bool holds, string failure)
    {
        if (!holds)
        {
            failures.Add(failure);
        }
    }
}
