using PayGate.Adapters;
using PayGate.Consoles.Recordings;
using PayGate.Links;
using PayGate.Redaction.Pipeline;

namespace PayGate.Hosting;

/// <summary>The redaction line.</summary>
internal sealed class RedactionModule(NodeContext node) : IRoleModule
{
    // A relay that died leaves its recordings behind; one look into the folder is cheap, and QA should not wait a minute for it.
    private static readonly TimeSpan OrphanInterval = TimeSpan.FromSeconds(10);

    private RedactionService? _service;

    /// <summary>The line, once <see cref="AddAsync"/> was called.</summary>
    public RedactionService Service => _service ?? throw new InvalidOperationException("The redaction role is not open yet.");

    /// <inheritdoc/>
    public ValueTask AddAsync(WebApplicationBuilder builder, CancellationToken cancellationToken)
    {
        RedactionOptions options = new()
        {
            IntakeFolder = node.Options.Data.Intake,
            DataFolder = node.Options.Data.Redaction,
            OrphanInterval = OrphanInterval,
            ReleaseWithoutSpeechCheck = node.Options.ReleaseWithoutSpeechCheck,
        };
        _service = RedactionService.Open(options, node.Signer, TimeProvider.System, NodeLog.Factory.CreateLogger<RedactionService>());
        builder.Services.AddSingleton(_service);
        builder.Services.AddSingleton<IRecordingLibrary, RecordingShelf>();
        builder.Services.AddHostedService<RedactionWorker>();
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        if (node.Certificates is not null)
        {
            RedactionLink.Map(app, Service.IntakeKey, Service.SubmitAsync, app.Services.GetRequiredService<IRecordingLibrary>());
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _service?.Dispose();
        return ValueTask.CompletedTask;
    }
}
