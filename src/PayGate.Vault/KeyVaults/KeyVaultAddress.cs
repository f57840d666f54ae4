using PayGate.Vault.KeyVaults.Azure;
using PayGate.Vault.KeyVaults.Pkcs11;

namespace PayGate.Vault.KeyVaults;

/// <summary>
/// Names a key vault and its key in one line: <c>https://{vault}.vault.azure.net/keys/{name}</c>, or a PKCS #11 URI (RFC 7512):
/// <c>pkcs11:token={label};object={label}?module-path={path}&amp;pin-source={path}</c>.
/// </summary>
public static class KeyVaultAddress
{
    private const string Pkcs11Scheme = "pkcs11:";

    /// <summary>The same settings with the key vault of the address.</summary>
    /// <exception cref="FormatException">It is no such address.</exception>
    public static VaultOptions Apply(VaultOptions options, string address)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(address);
        return address.StartsWith(Pkcs11Scheme, StringComparison.Ordinal)
            ? options with { Pkcs11 = Pkcs11(address[Pkcs11Scheme.Length..]) }
            : options with { Azure = Azure(address) };
    }

    private static AzureKeyVaultOptions Azure(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
            || uri.Segments is not ["/", "keys/", string name]
            || name.EndsWith('/')
            || uri.Query.Length > 0
            || uri.Fragment.Length > 0)
        {
            throw new FormatException("The address of a key vault is https://{vault}/keys/{name} or pkcs11:token=...;object=...?module-path=...&pin-source=...");
        }

        Uri vault = new(uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.UriEscaped));
        return new AzureKeyVaultOptions { Vault = vault, KeyName = name };
    }

    private static Pkcs11Options Pkcs11(string rest)
    {
        int query = rest.IndexOf('?', StringComparison.Ordinal);
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        Read(query < 0 ? rest : rest[..query], ';', ["token", "object"], found);
        Read(query < 0 ? "" : rest[(query + 1)..], '&', ["module-path", "pin-source"], found);
        return new Pkcs11Options
        {
            Token = Needed("token"),
            KeyLabel = Needed("object"),
            ModulePath = Needed("module-path"),
            PinFile = Needed("pin-source") is var pin && pin.StartsWith("file:", StringComparison.Ordinal) ? new Uri(pin).LocalPath : pin,
        };

        string Needed(string name) => found.TryGetValue(name, out string? value) && value.Length > 0
            ? value
            : throw new FormatException("A PKCS#11 address of a key vault needs " + name + ".");
    }

    private static void Read(string part, char separator, string[] names, Dictionary<string, string> found)
    {
        foreach (string pair in part.Split(separator, StringSplitOptions.RemoveEmptyEntries))
        {
            string[] sides = pair.Split('=', 2);
            if (sides.Length != 2 || !names.Contains(sides[0]) || !found.TryAdd(sides[0], Uri.UnescapeDataString(sides[1])))
            {
                throw new FormatException("A PKCS#11 address of a key vault holds token, object, module-path and pin-source, each once.");
            }
        }
    }
}
