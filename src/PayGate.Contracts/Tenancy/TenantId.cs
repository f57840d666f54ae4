using System.Text.Json.Serialization;

namespace PayGate.Contracts.Tenancy;

/// <summary>The client company for whom calls are taken (committente, GDPR controller). Its own keys, data and policy.</summary>
/// <remarks>1 to 64 characters out of <c>a-z 0-9 - _ .</c>, so that it may stand in file names, audit rows and associated data.</remarks>
[JsonConverter(typeof(IdentifierJsonConverter<TenantId>))]
public readonly record struct TenantId : IIdentifier<TenantId>
{
    private readonly string? _value;

    private TenantId(string value) => _value = value;

    /// <summary>The tenant of calls whose edge names none.</summary>
    public static TenantId Default { get; } = new("default");

    /// <summary>The text of the identifier; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public static bool TryParse(string? text, out TenantId id)
    {
        bool good = Identifiers.IsSlug(text, 64);
        id = good ? new TenantId(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
