using System.Net;
using PayGate.Audit.Storage;
using PayGate.Links;
using PayGate.Media.Relay;

namespace PayGate.Hosting;

/// <summary>What one process was asked to be.</summary>
internal sealed record NodeOptions
{
    /// <summary>The roles it plays.</summary>
    public required IReadOnlySet<Role> Roles { get; init; }

    /// <summary>Where it keeps its state.</summary>
    public required DataFolder Data { get; init; }

    /// <summary>Where people reach the consoles and the hub.</summary>
    public required IPEndPoint Http { get; init; }

    /// <summary>Where the SIP edge reaches the relay.</summary>
    public required IPEndPoint Ng { get; init; }

    /// <summary>What else is set of the relay.</summary>
    public RelayOptions Relay { get; init; } = new();

    /// <summary>The address that telephones are told to send media to.</summary>
    public required IPAddress MediaAddress { get; init; }

    /// <summary>First and last UDP port for media.</summary>
    public required (int First, int Last) MediaPorts { get; init; }

    /// <summary>Releases recordings although nobody has listened for spoken numbers.</summary>
    public required bool ReleaseWithoutSpeechCheck { get; init; }

    /// <summary>Where the vault key is and what opens it.</summary>
    public required KeyVaultArguments KeyVault { get; init; }

    /// <summary>Where the vault keeps its state; <see langword="null"/>: in <c>vault.db</c> of the data folder.</summary>
    public DatabaseAddress? VaultDatabase { get; init; }

    /// <summary>CSV file with the issuers of cards; <see langword="null"/>: published test ranges.</summary>
    public string? IssuerRanges { get; init; }

    /// <summary>Creates one account a role with random passwords and announces them.</summary>
    public required bool DemoAccounts { get; init; }

    /// <summary>Says in one line of JSON on standard output where it listens, and stops when standard input ends.</summary>
    public required bool Announce { get; init; }

    /// <summary>Leaves the process readable by its own user, for the memory scan of the smoke run.</summary>
    public required bool Inspectable { get; init; }

    /// <summary>Where the other roles are; <see langword="null"/> when this process plays all of them.</summary>
    public required LinkAddresses? Links { get; init; }

    /// <summary>The process plays this role.</summary>
    public bool Plays(Role role) => Roles.Contains(role);
}
