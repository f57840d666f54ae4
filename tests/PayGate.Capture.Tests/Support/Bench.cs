using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PayGate.Audit;
using PayGate.Capture.Calls;
using PayGate.Capture.Certificates;
using PayGate.Capture.Deciding;
using PayGate.Capture.Desk;
using PayGate.Capture.Ports;
using PayGate.Capture.Sessions;
using PayGate.Capture.Storage;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Tests.Support;

/// <summary>The room without its hub, on a clock that only the test moves.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private readonly RelayListener _listener;

    public Bench(TempFolder folder, ICaptureGate? gate = null, FakeMedia? media = null)
    {
        Media = media ?? new FakeMedia();
        Signer = AuditSigner.OpenOrCreate(folder.File("audit.key"));
        Database = folder.File("capture.db");
        Store = CaptureStore.Open(Database, Signer, Clock);
        Board = new DeskBoard(Clock);
        SessionTools tools = new(Media, Vault, Store, Board, Sample.Policy, Clock, NullLogger<CaptureSession>.Instance);
        Directory = new CaptureDirectory(tools);
        Calls = new CallBook(Board, Directory, Store, Clock, NullLogger<CallBook>.Instance);
        Starter = new CaptureStarter(
            Directory,
            Store,
            Board,
            gate ?? new OpenGate(),
            Sample.Policy,
            Clock,
            NullLogger<CaptureStarter>.Instance);
        Office = new CertificateOffice(Store, Directory, Signer, Clock, NullLogger<CertificateOffice>.Instance);
        CaptureRecovery recovery = new(Store, Directory, NullLogger<CaptureRecovery>.Instance);
        _listener = new RelayListener(Media, Calls, Directory, recovery, Office, Alarms, Clock, NullLogger<RelayListener>.Instance);
    }

    public FakeTimeProvider Clock { get; } = new(Sample.Noon);

    public FakeVault Vault { get; } = new();

    public FakeMedia Media { get; }

    public AuditSigner Signer { get; }

    public string Database { get; }

    public CaptureStore Store { get; }

    public DeskBoard Board { get; }

    public CaptureDirectory Directory { get; }

    public CallBook Calls { get; }

    public CertificateOffice Office { get; }

    public MaskingAlarms Alarms { get; } = new();

    public CaptureStarter Starter { get; }

    public Task ListenAsync() => _listener.StartAsync(CancellationToken.None);

    public Task StopAsync() => _listener.StopAsync(CancellationToken.None);

    /// <summary>Listens, takes a call and starts a capture on it.</summary>
    public async Task<CaptureSession> StartAsync()
    {
        CallSnapshot call = await TakeCallAsync();
        CaptureStart start = await Starter.StartAsync(Sample.Wish(call.Id), CancellationToken.None);
        Assert.Null(start.Answer.Refusal);
        return Directory.Find(start.Answer.Capture!.Id)!;
    }

    /// <summary>Starts a capture and waits until it is secured.</summary>
    public async Task<CaptureSession> SecureAsync()
    {
        CaptureSession session = await StartAsync();
        await UntilAsync(capture => capture.State == CaptureState.Secured);
        Assert.Equal("arm", await Media.NextDoingAsync());
        return session;
    }

    /// <summary>Asks the fields and has the relay find each of them valid.</summary>
    public async Task CompleteAsync(CaptureSession session)
    {
        await session.AskAsync(new CaptureCommand.AskField(CardField.CardNumber));
        foreach (CardField field in Sample.AllFields)
        {
            Assert.Equal($"ask {field} 1", await Media.NextDoingAsync());
            Media.Progress(field, FieldState.Valid, 4);
        }

        await UntilAsync(capture => capture.State == CaptureState.Complete);
    }

    public async Task<CallSnapshot> TakeCallAsync()
    {
        CallSnapshot call = Sample.Call();
        Media.Keep(call);
        await ListenAsync();
        await UntilCallAsync(c => c.Id == call.Id);
        Assert.True(SpinWait.SpinUntil(() => Directory.RelayIsHeard, TimeSpan.FromSeconds(20)));
        return call;
    }

    /// <summary>Reads the desk's messages up to the one wanted.</summary>
    public async Task<CaptureSnapshot> UntilAsync(Func<CaptureSnapshot, bool> wanted)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        while (true)
        {
            DeskMessage message = await Board.Messages.ReadAsync(limit.Token);
            if (message.Content is CaptureSnapshot capture && wanted(capture))
            {
                return capture;
            }
        }
    }

    public async Task<CallSnapshot> UntilCallAsync(Func<CallSnapshot, bool> wanted)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromSeconds(20));
        while (true)
        {
            DeskMessage message = await Board.Messages.ReadAsync(limit.Token);
            if (message.Content is CallSnapshot call && wanted(call))
            {
                return call;
            }
        }
    }

    /// <summary>Reads up to the last message of an ended capture: the relay has confirmed that it wiped.</summary>
    public Task<CaptureSnapshot> UntilWipedAsync() => UntilAsync(capture => capture.EndedAt is not null);

    public async ValueTask DisposeAsync()
    {
        await _listener.StopAsync(new CancellationToken(canceled: true)).ContinueWith(_ => { }, TaskScheduler.Default);
        _listener.Dispose();
        await Directory.DisposeAsync();
        Starter.Dispose();
        Store.Dispose();
        Signer.Dispose();
    }
}
