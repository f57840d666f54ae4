using PayGate.Audit;
using PayGate.Consoles.AuditTrail;

namespace PayGate.Consoles;

/// <summary>What the consoles need from the house.</summary>
public sealed class ConsolesOptions
{
    /// <summary>SQLite file with accounts, grants and the chain <c>consoles</c>; its folder must exist.</summary>
    public required string DatabaseFile { get; init; }

    /// <summary>Signs the chain <c>consoles</c>.</summary>
    public required AuditSigner Signer { get; init; }

    /// <summary>Folder with the keys that protect session cookies; made with mode 0700. Not in the folder that backups copy off.</summary>
    public required string SessionKeyFolder { get; init; }

    /// <summary>Chains that the assessor sees, the one of this room included.</summary>
    public IReadOnlyList<AuditChainFile> Chains { get; init; } = [];

    /// <summary>The checkpoint file of those chains, if one is kept.</summary>
    public string? CheckpointFile { get; init; }

    /// <summary>
    /// Origins (<c>https://crm.example</c>) that may show the desk in a frame; empty: none. The session cookie is
    /// SameSite=Strict, so they must be of the same site as the consoles.
    /// </summary>
    public IReadOnlyList<string> DeskFrameOrigins { get; init; } = [];

    /// <summary>How long a session lives without a request; at most 15 minutes (PCI DSS 8.2.8).</summary>
    public TimeSpan SessionIdle { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a listening grant is good; at most 15 minutes.</summary>
    public TimeSpan GrantLifetime { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether accounts with a printed password may be made. Only the demo says yes.</summary>
    public bool AllowDemoAccounts { get; init; }

    internal void Validate()
    {
        TimeSpan longest = TimeSpan.FromMinutes(15);
        if (SessionIdle <= TimeSpan.Zero || SessionIdle > longest || GrantLifetime <= TimeSpan.Zero || GrantLifetime > longest)
        {
            throw new InvalidOperationException("Sessions and listening grants live more than zero and at most 15 minutes.");
        }

        foreach (string origin in DeskFrameOrigins)
        {
            bool good = Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri)
                && uri.Scheme is ("https" or "http")
                && uri.GetLeftPart(UriPartial.Authority) == origin;
            if (!good)
            {
                throw new InvalidOperationException("A frame origin is a scheme and a host without a path, as in https://crm.example: " + origin);
            }
        }
    }
}
