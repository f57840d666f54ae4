using System.Buffers.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace PayGate.Vault.Tests.KeyVaults.Azure.Fake;

/// <summary>The routes of the service for keys (api-version 7.4 and later) on a store.</summary>
internal sealed class FakeKeyVaultRoutes(FakeKeyStore store)
{
    private const int PageSize = 2;

    private static readonly string[] AllOperations = ["encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey"];

    internal void Map(IEndpointRouteBuilder app)
    {
        app.MapPost("/keys/{name}/create", async (string name, HttpRequest request) =>
        {
            JsonObject body = await BodyAsync(request);
            IReadOnlyList<string> operations = body["key_ops"] is JsonArray uses ? [.. uses.Select(use => use!.GetValue<string>())] : AllOperations;
            FakeKey key = store.Create(name, (string?)body["kty"] ?? "", (int?)body["key_size"] ?? 2048, operations);
            Change(key.Newest, body["attributes"]);
            return Results.Json(Json(request).Bundle(key, key.Newest));
        });
        app.MapPost("/keys/{name}/rotate", (string name, HttpRequest request) => Newest(request, store.Rotate(name)));
        app.MapGet("/keys/{name}/versions", (string name, HttpRequest request) =>
        {
            FakeKey key = store.Find(name);
            return Page(request, key.Versions, version => Json(request).Item(key, version));
        });
        app.MapGet("/keys/{name}/rotationpolicy", (string name, HttpRequest request) => RotationPolicy(request, store.Find(name)));
        app.MapPut("/keys/{name}/rotationpolicy", async (string name, HttpRequest request) =>
        {
            FakeKey key = store.Find(name);
            key.RotationPolicy = (await BodyAsync(request)).ToJsonString();
            return RotationPolicy(request, key);
        });
        app.MapGet("/keys/{name}/{version?}", (string name, string? version, HttpRequest request) =>
        {
            FakeKey key = store.Find(name);
            return Results.Json(Json(request).Bundle(key, FakeKeyStore.Version(key, version)));
        });
        app.MapPatch("/keys/{name}/{version?}", async (string name, string? version, HttpRequest request) =>
        {
            FakeKey key = store.Find(name);
            FakeKeyVersion changed = FakeKeyStore.Version(key, version);
            Change(changed, (await BodyAsync(request))["attributes"]);
            return Results.Json(Json(request).Bundle(key, changed));
        });
        app.MapPost("/keys/{name}/{version}/{operation}", OperateAsync);
        app.MapGet("/keys", (HttpRequest request) => Page(request, store.All(deleted: false), key => Json(request).Item(key, null)));
        MapDeleted(app);
    }

    private static FakeKeyVaultJson Json(HttpRequest request, FakeKeyStore store) => new("https://" + request.Host, store.RecoveryLevel);

    private static async Task<JsonObject> BodyAsync(HttpRequest request) =>
        await JsonNode.ParseAsync(request.Body) as JsonObject ?? throw new KeyVaultError(400, "BadParameter", "A body is needed.");

    private static void Change(FakeKeyVersion version, JsonNode? attributes)
    {
        if (attributes is null)
        {
            return;
        }

        version.Enabled = (bool?)attributes["enabled"] ?? version.Enabled;
        version.NotBefore = Time(attributes["nbf"]) ?? version.NotBefore;
        version.ExpiresOn = Time(attributes["exp"]) ?? version.ExpiresOn;
    }

    private static DateTimeOffset? Time(JsonNode? seconds) => seconds is null ? null : DateTimeOffset.FromUnixTimeSeconds((long)seconds);

    private static IResult Page<T>(HttpRequest request, IReadOnlyList<T> all, Func<T, JsonObject> item)
    {
        _ = int.TryParse(request.Query["$skiptoken"], out int skip);
        JsonObject page = new() { ["value"] = new JsonArray([.. all.Skip(skip).Take(PageSize).Select(item)]) };
        page["nextLink"] = skip + PageSize < all.Count
            ? $"https://{request.Host}{request.Path}?api-version={request.Query["api-version"]}&$skiptoken={skip + PageSize}"
            : null;
        return Results.Json(page);
    }

    private FakeKeyVaultJson Json(HttpRequest request) => Json(request, store);

    private void MapDeleted(IEndpointRouteBuilder app)
    {
        app.MapDelete("/keys/{name}", (string name, HttpRequest request) => Results.Json(Json(request).DeletedBundle(store.Delete(name))));
        app.MapGet("/deletedkeys", (HttpRequest request) => Page(request, store.All(deleted: true), key => Json(request).DeletedBundle(key)));
        app.MapGet("/deletedkeys/{name}", (string name, HttpRequest request) => Results.Json(Json(request).DeletedBundle(store.FindDeleted(name))));
        app.MapPost("/deletedkeys/{name}/recover", (string name, HttpRequest request) => Newest(request, store.Recover(name)));
        app.MapDelete("/deletedkeys/{name}", (string name) =>
        {
            store.Purge(name);
            return Results.NoContent();
        });
    }

    private IResult Newest(HttpRequest request, FakeKey key) => Results.Json(Json(request).Bundle(key, key.Newest));

    private async Task<IResult> OperateAsync(string name, string version, string operation, HttpRequest request)
    {
        JsonObject body = await BodyAsync(request);
        byte[] value = Base64Url.DecodeFromChars((string?)body["value"] ?? "");
        byte[] result = store.Operate(name, version, operation, (string?)body["alg"] ?? "", value);
        FakeKey key = store.Find(name);
        return Results.Json(new JsonObject
        {
            ["kid"] = Json(request).Id(key, FakeKeyStore.Version(key, version)),
            ["value"] = Base64Url.EncodeToString(result),
        });
    }

    private IResult RotationPolicy(HttpRequest request, FakeKey key)
    {
        JsonObject policy = key.RotationPolicy is { } text ? JsonNode.Parse(text)!.AsObject() : [];
        policy["id"] = $"https://{request.Host}/keys/{key.Name}/rotationpolicy";
        policy["lifetimeActions"] ??= new JsonArray();
        return Results.Json(policy);
    }
}
