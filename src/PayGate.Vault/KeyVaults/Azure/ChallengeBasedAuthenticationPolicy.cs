using Azure.Core;
using Azure.Core.Pipeline;

namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>Signs in where the vault says, and only if that is a place of Azure for this very kind of vault.</summary>
/// <remarks>
/// The first request goes without its body, since nothing is known of the other side yet. A vault that moved to another tenant, or asks for
/// more claims in the life of a token (continuous access evaluation), is followed once within a request.
/// </remarks>
internal sealed class ChallengeBasedAuthenticationPolicy(TokenCredential credential, TimeProvider clock) : HttpPipelinePolicy
{
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);

    private AuthenticationChallenge? _challenge;
    private HeldToken? _token;

    /// <inheritdoc/>
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        if (message.Request.Uri.Scheme != Uri.UriSchemeHttps)
        {
            throw new VaultUnavailableException("A token is not sent to a key vault without TLS.");
        }

        RequestContent? body = message.Request.Content;
        AuthenticationChallenge? challenge = Volatile.Read(ref _challenge);
        bool asked = false;
        string? claims = null;
        while (true)
        {
            message.Request.Content = challenge is null ? null : body;
            if (challenge is not null)
            {
                AccessToken token = await TokenAsync(challenge, claims, message.CancellationToken);
                message.Request.Headers.SetValue("Authorization", "Bearer " + token.Token);
            }

            await ProcessNextAsync(message, pipeline);
            AuthenticationChallenge? next = message.Response.Status == 401 ? ChallengeOf(message) : null;
            bool more = next?.Claims is not null && challenge is not null && claims is null;
            bool moved = next is { Claims: null } && !asked && next != challenge;
            if (!more && !moved)
            {
                return;
            }

            claims = more ? next!.Claims : null;
            asked |= moved;
            if (moved)
            {
                challenge = next!;
                Check(message, challenge);
                Volatile.Write(ref _challenge, challenge);
            }

            message.Response.Dispose();
        }
    }

    /// <inheritdoc/>
    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Key vaults are called asynchronously.");

    private static AuthenticationChallenge? ChallengeOf(HttpMessage message) =>
        message.Response.Headers.TryGetValue("WWW-Authenticate", out string? header) ? AuthenticationChallenge.Parse(header) : null;

    private static void Check(HttpMessage message, AuthenticationChallenge challenge)
    {
        if (!Uri.TryCreate(challenge.Resource, UriKind.Absolute, out Uri? resource)
            || !KeyVaultHosts.IsResourceOf(message.Request.Uri.Host ?? "", resource))
        {
            throw new VaultUnavailableException(
                "The key vault asked for a token of another service. None was asked for and none sent: check the address of the vault.",
                VaultFault.AccessDenied);
        }

        if (!Uri.TryCreate(challenge.Authority, UriKind.Absolute, out Uri? authority) || !KeyVaultHosts.IsLogin(authority))
        {
            throw new VaultUnavailableException(
                "The key vault asked for a sign-in at a place that is none of Azure's. None was tried: check the address of the vault.",
                VaultFault.AccessDenied);
        }
    }

    private static string? TenantOf(AuthenticationChallenge challenge) =>
        new Uri(challenge.Authority).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();

    private async ValueTask<AccessToken> TokenAsync(AuthenticationChallenge challenge, string? claims, CancellationToken cancellationToken)
    {
        if (claims is null
            && Volatile.Read(ref _token) is { } held
            && held.Challenge == challenge
            && held.Token.ExpiresOn - Early > clock.GetUtcNow())
        {
            return held.Token;
        }

        TokenRequestContext context = new([challenge.Resource + "/.default"], claims: claims, tenantId: TenantOf(challenge), isCaeEnabled: true);
        AccessToken token = await credential.GetTokenAsync(context, cancellationToken);
        Volatile.Write(ref _token, new HeldToken(challenge, token));
        return token;
    }

    private sealed record HeldToken(AuthenticationChallenge Challenge, AccessToken Token);
}
