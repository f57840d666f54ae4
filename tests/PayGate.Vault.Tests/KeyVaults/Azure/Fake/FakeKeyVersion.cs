using System.Security.Cryptography;

namespace PayGate.Vault.Tests.KeyVaults.Azure.Fake;

/// <summary>One version of a key in the fake.</summary>
internal sealed class FakeKeyVersion
{
    internal required string Id { get; init; }

    internal required RSA Rsa { get; init; }

    internal required DateTimeOffset CreatedOn { get; init; }

    internal DateTimeOffset UpdatedOn { get; set; }

    internal bool Enabled { get; set; } = true;

    internal DateTimeOffset? NotBefore { get; set; }

    internal DateTimeOffset? ExpiresOn { get; set; }

    internal IReadOnlyList<string> Operations { get; set; } = [];
}
