using PayGate.Adapters;
using PayGate.Capture.Ports;
using PayGate.Links;
using PayGate.Vault;

namespace PayGate.Hosting;

/// <summary>The vault on embedded defaults: a software key vault and SQLite.</summary>
internal sealed class VaultModule(NodeContext node) : IRoleModule
{
    private CardVault? _vault;

    /// <summary>The vault, once <see cref="Add"/> was called.</summary>
    public CardVault Vault => _vault ?? throw new InvalidOperationException("The vault role is not open yet.");

    /// <inheritdoc/>
    public void Add(WebApplicationBuilder builder)
    {
        _vault = CardVault.Open(
            new VaultOptions { Folder = node.Options.Data.Vault }, node.Signer, TimeProvider.System);
        builder.Services.AddSingleton(_vault);
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
    public ValueTask CloseAsync()
    {
        _vault?.Dispose();
        return ValueTask.CompletedTask;
    }
}
