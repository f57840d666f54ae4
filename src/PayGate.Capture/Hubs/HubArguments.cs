using System.Text.Json;
using PayGate.Capture.Deciding;
using PayGate.Contracts;
using PayGate.Contracts.Calls;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Hubs;

/// <summary>Reads what a desk sends. Anything that is not exactly as written in the contract is a <see cref="MalformedArgumentException"/>.</summary>
internal static class HubArguments
{
    private const int LongestReference = 64;

    private static readonly string[] StartProperties = ["callId", "idempotencyKey", "fields", "reference", "maskStyle", "guidance"];

    public static CaptureId CaptureId(JsonElement value) => Id<CaptureId>(value, "captureId");

    public static CardField Field(JsonElement value) => Enumerated<CardField>(value, "field");

    public static CaptureWish Wish(JsonElement request, AgentIdentity agent)
    {
        Dictionary<string, JsonElement> properties = Properties(request);
        return new CaptureWish(
            agent.Tenant,
            agent.Agent,
            Id<CallId>(properties.GetValueOrDefault("callId"), "callId"),
            Key(properties.GetValueOrDefault("idempotencyKey")),
            Fields(properties.GetValueOrDefault("fields")),
            Reference(properties.GetValueOrDefault("reference")),
            Optional<MaskStyle>(properties, "maskStyle") ?? MaskStyle.Silence,
            Optional<CallerGuidance>(properties, "guidance"));
    }

    private static Dictionary<string, JsonElement> Properties(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            throw new MalformedArgumentException("request must be an object.");
        }

        Dictionary<string, JsonElement> properties = [];
        foreach (JsonProperty property in request.EnumerateObject())
        {
            if (!StartProperties.Contains(property.Name, StringComparer.Ordinal))
            {
                throw new MalformedArgumentException("request has a property that is not one of " + string.Join(", ", StartProperties) + ".");
            }

            if (!properties.TryAdd(property.Name, property.Value))
            {
                throw new MalformedArgumentException("request has a property twice.");
            }
        }

        return properties;
    }

    private static bool IsGiven(JsonElement value) => value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);

    private static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static TId Id<TId>(JsonElement value, string name)
        where TId : struct, IIdentifier<TId> =>
        TId.TryParse(Text(value), out TId id) ? id : throw new MalformedArgumentException(name + " is missing or malformed.");

    private static TEnum Enumerated<TEnum>(JsonElement value, string name)
        where TEnum : struct, Enum =>
        WireNames<TEnum>.Find(Text(value)) ?? throw new MalformedArgumentException(name + " is missing or not one of its names.");

    private static TEnum? Optional<TEnum>(Dictionary<string, JsonElement> properties, string name)
        where TEnum : struct, Enum =>
        IsGiven(properties.GetValueOrDefault(name)) ? Enumerated<TEnum>(properties[name], name) : null;

    private static Guid Key(JsonElement value) =>
        Guid.TryParseExact(Text(value), "D", out Guid key) && key != Guid.Empty
            ? key
            : throw new MalformedArgumentException("idempotencyKey must be a UUID.");

    private static List<CardField> Fields(JsonElement value)
    {
        if (!IsGiven(value))
        {
            return [CardField.CardNumber, CardField.Expiry, CardField.SecurityCode];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > Enum.GetValues<CardField>().Length)
        {
            throw new MalformedArgumentException("fields must be a list of field names, none twice.");
        }

        List<CardField> fields = [.. value.EnumerateArray().Select(field => Enumerated<CardField>(field, "fields"))];
        if (fields.Distinct().Count() != fields.Count)
        {
            throw new MalformedArgumentException("fields must be a list of field names, none twice.");
        }

        return fields.Contains(CardField.CardNumber) && fields.Contains(CardField.Expiry)
            ? fields
            : throw new MalformedArgumentException("fields must contain cardNumber and expiry.");
    }

    private static string? Reference(JsonElement value)
    {
        if (!IsGiven(value))
        {
            return null;
        }

        string? text = Text(value);
        if (!FreeText.IsPrintable(text, LongestReference))
        {
            throw new MalformedArgumentException("reference must have 1 to 64 printable characters.");
        }

        return FreeText.HoldsCardLengthDigits(text)
            ? throw new MalformedArgumentException("reference must not hold 12 or more digits: it could be a card number.")
            : text;
    }
}
