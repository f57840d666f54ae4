using PayGate.Adapters;
using PayGate.Capture.Ports;
using PayGate.Links;
using PayGate.Vault;
using PayGate.Vault.Issuers;

namespace PayGate.Hosting;

/// <summary>The vault on SQLite, with the key vault that the command line names; by default a key file.</summary>
internal sealed class VaultModule(NodeContext node) : IRoleModule
{
    private CardVault? _vault;

    /// <summary>The vault, once <see cref="AddAsync"/> was called.</summary>
    public CardVault Vault => _vault ?? throw new InvalidOperationException("The vault role is not open yet.");

    /// <inheritdoc/>
    public async ValueTask AddAsync(WebApplicationBuilder builder, CancellationToken cancellationToken)
    {
        VaultOptions options = new()
        {
            Folder = node.Options.Data.Vault,
            Database = node.Options.VaultDatabase,
            Issuers = node.Options.IssuerRanges is { } file ? new IssuerRangeFile(file) : new IssuerRangeFile(),
        };
        options = await LockedNode.WaitAsync(node, node.Options.KeyVault.Complete(options), cancellationToken);
        _vault = await CardVault.OpenAsync(options, node.Signer, TimeProvider.System, cancellationToken);
        builder.Services.AddSingleton(_vault);
        builder.Services.AddSingleton<IFigureSource, VaultFigures>();
        builder.Services.AddSingleton<ICardVault, VaultCardVault>();
    }

    /// <inheritdoc/>
    public void Map(WebApplication app)
    {
        if (node.Certificates is not null)
        {
            VaultLink.Map(app, app.Services.GetRequiredService<ICardVault>(), Vault.SealingKey);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _vault?.Dispose();
        return ValueTask.CompletedTask;
    }
}
