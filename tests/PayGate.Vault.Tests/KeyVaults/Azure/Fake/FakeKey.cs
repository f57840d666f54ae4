namespace PayGate.Vault.Tests.KeyVaults.Azure.Fake;

/// <summary>A key in the fake: its versions, oldest first.</summary>
internal sealed class FakeKey
{
    internal required string Name { get; init; }

    internal required string Type { get; init; }

    internal required int Size { get; init; }

    internal List<FakeKeyVersion> Versions { get; } = [];

    internal FakeKeyVersion Newest => Versions[^1];

    /// <summary>The rotation policy as it was put; <see langword="null"/> for the default.</summary>
    internal string? RotationPolicy { get; set; }

    internal DateTimeOffset? DeletedOn { get; set; }
}
