using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace PayGate.Vault.Tests.KeyVaults.Azure.Fake;

/// <summary>The login of the fake's cloud and the vault's view of its tokens.</summary>
internal sealed class FakeSignIn
{
    internal const string Tenant = "11111111-2222-3333-4444-555555555555";

    private readonly Dictionary<string, int> _tokens = [];
    private int _generation;

    internal string Authority { get; set; } = "https://login.microsoftonline.com/" + Tenant;

    internal string Resource { get; set; } = "https://vault.azure.net";

    /// <summary>Tokens given out.</summary>
    internal int Issued { get; private set; }

    /// <summary>From now on only a token asked for with the claims of the challenge is taken (continuous access evaluation).</summary>
    internal void RevokeTokens() => _generation++;

    /// <summary>The vault goes to another tenant; tokens of the old one are nothing there.</summary>
    internal void MoveTo(string tenant)
    {
        Authority = "https://login.microsoftonline.com/" + tenant;
        _tokens.Clear();
    }

    internal string Issue(string? claims)
    {
        Issued++;
        string token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        bool answersChallenge = claims?.Contains("generation-" + _generation, StringComparison.Ordinal) == true;
        _tokens[token] = _generation == 0 || answersChallenge ? _generation : 0;
        return token;
    }

    /// <summary>The challenge for a request; <see langword="null"/> when its token is good.</summary>
    internal string? ChallengeOf(HttpRequest request)
    {
        string header = request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.Ordinal) || !_tokens.TryGetValue(header[7..], out int generation))
        {
            return $"Bearer authorization=\"{Authority}\", resource=\"{Resource}\"";
        }

        string claims = "{\"access_token\":{\"nbf\":{\"essential\":true,\"value\":\"generation-" + _generation + "\"}}}";
        return generation == _generation
            ? null
            : $"Bearer realm=\"\", authorization_uri=\"{Authority}\", error=\"insufficient_claims\", "
                + $"claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))}\"";
    }
}
