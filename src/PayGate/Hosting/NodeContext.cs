using PayGate.Audit;
using PayGate.Links;

namespace PayGate.Hosting;

/// <summary>What every role of a process shares.</summary>
internal sealed class NodeContext : IDisposable
{
    private readonly List<LinkClient> _clients = [];

    /// <summary>Opens the shared things of a process.</summary>
    public NodeContext(NodeOptions options)
    {
        Options = options;
        Signer = AuditSigner.OpenOrCreate(options.Data.AuditKey);
        Certificates = options.Links is null ? null : LinkCertificates.Load(Path.Combine(options.Data.Root, "links"), options.Roles.Single());
    }

    /// <summary>What the process was asked to be.</summary>
    public NodeOptions Options { get; }

    /// <summary>Signs the audit chains.</summary>
    public AuditSigner Signer { get; }

    /// <summary>The role's link certificates; <see langword="null"/> when the process plays all roles.</summary>
    public LinkCertificates? Certificates { get; }

    /// <summary>A client to a role in another process.</summary>
    public LinkClient ClientOf(Role role)
    {
        LinkClient client = new(Certificates!, role, Options.Links![role]);
        _clients.Add(client);
        return client;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _clients.ForEach(client => client.Dispose());
        Certificates?.Dispose();
        Signer.Dispose();
    }
}
