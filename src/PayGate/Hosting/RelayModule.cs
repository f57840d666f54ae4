using PayGate.Adapters;
using PayGate.Capture.Ports;
using PayGate.CardData.Sealing;
using PayGate.Contracts.Recordings;
using PayGate.Links;
using PayGate.Media.Relay;

namespace PayGate.Hosting;

/// <summary>The relay, recording what it masks.</summary>
internal sealed class RelayModule(NodeContext node, RedactionModule? redaction, VaultModule? vault) : IRoleModule
{
    private MediaRelay? _relay;
    private CaptureLease? _lease;

    /// <summary>The relay, once <see cref="AddAsync"/> was called.</summary>
    public MediaRelay Relay => _relay ?? throw new InvalidOperationException("The relay role is not open yet.");

    /// <inheritdoc/>
    public async ValueTask AddAsync(WebApplicationBuilder builder, CancellationToken cancellationToken)
    {
        NodeOptions options = node.Options;
        RelayOptions relayOptions = options.Relay with
        {
            NgEndPoint = options.Ng,
            MediaAddress = options.MediaAddress,
            FirstPort = options.MediaPorts.First,
            LastPort = options.MediaPorts.Last,
            RecordingFolder = options.Data.Intake,
            PromptFolder = Prompts(options.Data),
        };
        if (relayOptions.Problems() is { Count: > 0 } problems)
        {
            throw new FormatException("The relay's settings are wrong. " + string.Join(' ', problems));
        }

        (SealingKey intakeKey, SealingKey vaultKey, Func<FinishedRecording, CancellationToken, ValueTask> submit) =
            await NeighboursAsync(cancellationToken);
        _relay = new MediaRelay(relayOptions, intakeKey, () => vaultKey, TimeProvider.System, NodeLog.Factory.CreateLogger<MediaRelay>());
        builder.Services.AddSingleton(_relay);
        builder.Services.AddSingleton<NoticeBoard>();
        builder.Services.AddSingleton(new MeasurementSignature(node.Signer));
        builder.Services.AddSingleton(new RecordingDelivery(submit, NodeLog.Factory.CreateLogger<RecordingDelivery>()));
        builder.Services.AddSingleton<ICallMedia, RelayCallMedia>();
        builder.Services.AddHostedService<RelayService>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        if (node.Certificates is not null)
        {
            ICallMedia media = app.Services.GetRequiredService<ICallMedia>();
            _lease = new CaptureLease(media, TimeProvider.System);
            RelayLink.Map(app, media, _lease);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _lease?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The house's own prompts when it has any, else those that come with PayGate.</summary>
    private static string Prompts(DataFolder data)
    {
        string own = Path.Combine(data.Root, "prompts");
        return Directory.Exists(own) ? own : Path.Combine(AppContext.BaseDirectory, "prompts");
    }

    private async ValueTask<(SealingKey Intake, SealingKey Vault, Func<FinishedRecording, CancellationToken, ValueTask> Submit)> NeighboursAsync(
        CancellationToken cancellationToken)
    {
        if (redaction is not null && vault is not null)
        {
            return (redaction.Service.IntakeKey, vault.Vault.SealingKey, redaction.Service.SubmitAsync);
        }

        LinkClient line = node.ClientOf(Role.Redaction);
        PinnedKeys pins = new(node.Options.Data.Audit);
        Task<SealingKey> intake = pins.GetAsync("redaction-key", line, "/redaction/intake-key", cancellationToken);
        Task<SealingKey> sealing = pins.GetAsync("vault-key", node.ClientOf(Role.Vault), "/vault/sealing-key", cancellationToken);
        return (
            await intake,
            await sealing,
            (recording, cancel) => line.PostAsync("/redaction/recordings", recording, cancel));
    }
}
