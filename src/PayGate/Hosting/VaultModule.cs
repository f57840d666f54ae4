using PayGate.Adapters;
using PayGate.Capture.Ports;
using PayGate.Links;
using PayGate.Vault;
using PayGate.Vault.Issuers;

namespace PayGate.Hosting;

/// <summary>The vault on embedded defaults: a software key vault and SQLite.</summary>
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
            PassphraseFile = node.Options.VaultPassphraseFile,
            Database = node.Options.VaultDatabase,
            Issuers = node.Options.IssuerRanges is { } file ? new IssuerRangeFile(file) : new IssuerRangeFile(),
        };
        if (options.Problems() is { Count: > 0 } problems)
        {
            throw new FormatException("The vault's settings are wrong. " + string.Join(' ', problems));
        }

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
