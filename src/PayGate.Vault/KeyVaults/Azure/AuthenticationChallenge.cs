using System.Text;

namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>What a vault asks for in <c>WWW-Authenticate</c> (RFC 9110 11.6.1), for the Bearer scheme.</summary>
/// <param name="Resource">Resource, or scope without its <c>/.default</c>; empty when there is none.</param>
/// <param name="Authority">Where to sign in; empty when there is none.</param>
/// <param name="Claims">What a token has to hold besides (continuous access evaluation), decoded; <see langword="null"/> for nothing.</param>
internal sealed record AuthenticationChallenge(string Resource, string Authority, string? Claims)
{
    private const string Scope = "/.default";

    /// <summary>Reads a header; <see langword="null"/> when it holds no Bearer challenge.</summary>
    internal static AuthenticationChallenge? Parse(string header)
    {
        const string Scheme = "Bearer";
        int at = header.IndexOf(Scheme + " ", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || header.Length > 16 * 1024)
        {
            return null;
        }

        Dictionary<string, string> parameters = Parameters(header.AsSpan(at + Scheme.Length));
        string resource = First(parameters, "resource", "scope");
        return new AuthenticationChallenge(
            resource.EndsWith(Scope, StringComparison.Ordinal) ? resource[..^Scope.Length] : resource,
            First(parameters, "authorization", "authorization_uri"),
            parameters.TryGetValue("claims", out string? claims) ? Decode(claims) : null);
    }

    // name=value or name="value", with commas or blanks between.
    private static Dictionary<string, string> Parameters(ReadOnlySpan<char> text)
    {
        Dictionary<string, string> parameters = new(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            text = text.TrimStart(" ,\t");
            int equals = text.IndexOf('=');
            if (equals <= 0)
            {
                return parameters;
            }

            string name = text[..equals].Trim().ToString();
            text = text[(equals + 1)..];
            bool quoted = text.StartsWith("\"");
            text = quoted ? text[1..] : text;
            int end = quoted ? text.IndexOf('"') : text.IndexOfAny(' ', ',');
            end = end < 0 ? text.Length : end;
            parameters[name] = text[..end].ToString();
            text = text[Math.Min(quoted ? end + 1 : end, text.Length)..];
        }
    }

    private static string First(Dictionary<string, string> parameters, string name, string otherName) =>
        parameters.TryGetValue(name, out string? value) || parameters.TryGetValue(otherName, out value) ? value : "";

    private static string? Decode(string claims)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(claims.PadRight(claims.Length + ((4 - (claims.Length % 4)) % 4), '=')));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
