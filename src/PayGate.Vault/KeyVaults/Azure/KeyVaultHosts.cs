namespace PayGate.Vault.KeyVaults.Azure;

/// <summary>
/// The hosts a token for Key Vault may be asked from and sent to. Pinned: a wrong or planted address must not be handed a token of this
/// node, and there is no setting that widens the list.
/// </summary>
internal static class KeyVaultHosts
{
    // Resource domain of a cloud, and the login of the same cloud.
    private static readonly (string Domain, Uri Authority)[] Clouds =
    [
        ("vault.azure.net", new Uri("https://login.microsoftonline.com/")),
        ("managedhsm.azure.net", new Uri("https://login.microsoftonline.com/")),
        ("vault.usgovcloudapi.net", new Uri("https://login.microsoftonline.us/")),
        ("managedhsm.usgovcloudapi.net", new Uri("https://login.microsoftonline.us/")),
        ("vault.azure.cn", new Uri("https://login.chinacloudapi.cn/")),
        ("managedhsm.azure.cn", new Uri("https://login.chinacloudapi.cn/")),
    ];

    private static readonly string[] LoginHosts =
    [
        "login.microsoftonline.com", "login.windows.net", "login.microsoftonline.us", "login.chinacloudapi.cn", "login.partner.microsoftonline.cn",
    ];

    /// <summary>What is wrong with the address of a vault; <see langword="null"/> when nothing is.</summary>
    internal static string? ProblemWith(Uri vault)
    {
        if (!vault.IsAbsoluteUri || vault.Scheme != Uri.UriSchemeHttps)
        {
            return "The address of the key vault has to begin with https://.";
        }

        if (vault.UserInfo.Length > 0 || vault.Query.Length > 0 || vault.Fragment.Length > 0 || vault.AbsolutePath != "/" || !vault.IsDefaultPort)
        {
            return "The address of the key vault is https:// and a host, and nothing else.";
        }

        return vault.HostNameType == UriHostNameType.Dns && CloudOf(vault.IdnHost) is not null
            ? null
            : "The host of the key vault is in none of Azure's domains for key vaults: " + string.Join(", ", Clouds.Select(cloud => cloud.Domain)) + ".";
    }

    /// <summary>Where credentials of the vault's cloud sign in.</summary>
    internal static Uri AuthorityOf(Uri vault) =>
        Clouds.First(cloud => cloud.Domain == CloudOf(vault.IdnHost)).Authority;

    /// <summary>The resource of a challenge is the vault's own domain, so that the token fits no other service.</summary>
    internal static bool IsResourceOf(string host, Uri resource) =>
        resource.IsAbsoluteUri && resource.Scheme == Uri.UriSchemeHttps && resource.UserInfo.Length == 0
        && CloudOf(host) is { } domain && resource.IdnHost == domain;

    /// <summary>The authority of a challenge is a login of Azure.</summary>
    internal static bool IsLogin(Uri authority) =>
        authority.IsAbsoluteUri && authority.Scheme == Uri.UriSchemeHttps && authority.UserInfo.Length == 0 && authority.IsDefaultPort
        && LoginHosts.Contains(authority.IdnHost, StringComparer.Ordinal);

    private static string? CloudOf(string host)
    {
        foreach ((string domain, _) in Clouds)
        {
            // One label before the domain: <name>.vault.azure.net.
            if (host.Length > domain.Length + 1
                && host.EndsWith(domain, StringComparison.Ordinal)
                && host[host.Length - domain.Length - 1] == '.'
                && !host.AsSpan(0, host.Length - domain.Length - 1).Contains('.'))
            {
                return domain;
            }
        }

        return null;
    }
}
