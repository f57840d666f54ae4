using System.Threading.Channels;
using PayGate.Contracts.Recordings;

namespace PayGate.Adapters;

/// <summary>Hands finished recordings to the redaction line and tries again until it takes them.</summary>
/// <remarks>What is not delivered when the process dies is found by the line itself: the file waits in the intake folder with its trailer.</remarks>
internal sealed partial class RecordingDelivery : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Func<FinishedRecording, CancellationToken, ValueTask> _submit;
    private readonly ILogger<RecordingDelivery> _log;
    private readonly Channel<FinishedRecording> _waiting = Channel.CreateUnbounded<FinishedRecording>();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _running;

    /// <summary>Starts the delivery.</summary>
    /// <param name="submit">Takes one recording, or throws.</param>
    /// <param name="log">Told of failed deliveries.</param>
    public RecordingDelivery(Func<FinishedRecording, CancellationToken, ValueTask> submit, ILogger<RecordingDelivery> log)
    {
        _submit = submit;
        _log = log;
        _running = Task.Run(RunAsync);
    }

    /// <summary>Delivers in the background.</summary>
    public void Deliver(FinishedRecording recording) => _waiting.Writer.TryWrite(recording);

    /// <summary>Delivers what is waiting, as long as <paramref name="patience"/> lasts.</summary>
    public async Task FinishAsync(CancellationToken patience)
    {
        _waiting.Writer.TryComplete();
        await using CancellationTokenRegistration giveUp = patience.Register(_stopping.Cancel);
        _stopping.CancelAfter(TimeSpan.FromSeconds(5));
        await _running;
    }

    /// <inheritdoc/>
    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync()
    {
        try
        {
            await foreach (FinishedRecording recording in _waiting.Reader.ReadAllAsync(_stopping.Token))
            {
                await SubmitAsync(recording);
            }
        }
        catch (OperationCanceledException)
        {
            // The redaction line finds the rest in the intake folder.
        }
    }

    private async Task SubmitAsync(FinishedRecording recording)
    {
        while (true)
        {
            try
            {
                await _submit(recording, _stopping.Token);
                return;
            }
            catch (Exception problem) when (problem is HttpRequestException or IOException or System.Data.Common.DbException)
            {
                NotTaken(_log, recording.Id.Value, problem.GetType().Name);
            }

            await Task.Delay(Pause, _stopping.Token);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The redaction line did not take recording {Recording} ({Problem}); trying again")]
    private static partial void NotTaken(ILogger log, string recording, string problem);
}
