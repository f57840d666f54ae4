using System.Net;
using PayGate.Hosting;

namespace PayGate.Links;

/// <summary>Where each role listens for the others.</summary>
internal sealed class LinkAddresses
{
    private readonly Dictionary<Role, IPEndPoint> _addresses;

    private LinkAddresses(Dictionary<Role, IPEndPoint> addresses) => _addresses = addresses;

    /// <summary>Address of a role.</summary>
    /// <exception cref="InvalidOperationException">The settings name none.</exception>
    public IPEndPoint this[Role role] =>
        _addresses.TryGetValue(role, out IPEndPoint? address)
            ? address
            : throw new InvalidOperationException("--links names no address for the role " + role + ".");

    /// <summary>Reads <c>relay=10.0.1.5:7443,vault=10.0.2.5:7443,...</c>.</summary>
    /// <exception cref="FormatException">A part is not of that form; the message names the part's number.</exception>
    public static LinkAddresses Parse(string text)
    {
        Dictionary<Role, IPEndPoint> addresses = [];
        string[] parts = text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        for (int i = 0; i < parts.Length; i++)
        {
            string[] sides = parts[i].Split('=');
            if (sides.Length != 2
                || !Enum.TryParse(sides[0], ignoreCase: true, out Role role)
                || !IPEndPoint.TryParse(sides[1], out IPEndPoint? address)
                || address.Port == 0
                || !addresses.TryAdd(role, address))
            {
                throw new FormatException($"--links: part {i + 1} is not role=address:port, or names a role twice.");
            }
        }

        return new LinkAddresses(addresses);
    }

    /// <summary>The form that <see cref="Parse"/> reads.</summary>
    public static string Format(IReadOnlyDictionary<Role, IPEndPoint> addresses) =>
        string.Join(',', addresses.Select(pair => pair.Key.ToString().ToLowerInvariant() + "=" + pair.Value));
}
