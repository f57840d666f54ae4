using PayGate.Contracts.Calls;
using PayGate.Contracts.Tenancy;

namespace PayGate.Media.Calls;

/// <summary>What the edge tells of a call in <c>metadata</c>: <c>agent=NAME;tenant=NAME;direction=inbound|outbound;capture=yes|no;prompts=LANGUAGE|no</c>, all optional.</summary>
/// <param name="Agent">The agent who has the call.</param>
/// <param name="Tenant">For whom the call is taken.</param>
/// <param name="Direction">Who rang whom.</param>
/// <param name="MayCapture">Whether a card may be captured on the call.</param>
/// <param name="Prompts">The language in which the caller is guided through captures, two letters; <c>no</c>: not at all.</param>
internal sealed record CallMetadata(AgentName? Agent, TenantId? Tenant, CallDirection? Direction, bool? MayCapture, string? Prompts)
{
    private static readonly CallMetadata None = new(null, null, null, null, null);

    /// <summary>
    /// Reads pairs separated by <c>;</c>, <c>,</c> or <c>|</c>. Unknown keys and bad values are refused: a misspelt direction that fell back to a
    /// default would put the mask on the wrong side. On failure <paramref name="problem"/> names the key, never the value.
    /// </summary>
    internal static CallMetadata? TryParse(string? text, out string problem)
    {
        CallMetadata metadata = None;
        problem = "";
        foreach (string pair in (text ?? "").Split([';', ',', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            string key = (equals < 0 ? pair : pair[..equals]).Trim().ToLowerInvariant();
            string value = equals < 0 ? "" : pair[(equals + 1)..].Trim().ToLowerInvariant();
            switch (key)
            {
                case "agent" when AgentName.TryParse(value, out AgentName agent):
                    metadata = metadata with { Agent = agent };
                    break;
                case "tenant" when TenantId.TryParse(value, out TenantId tenant):
                    metadata = metadata with { Tenant = tenant };
                    break;
                case "direction" when value is "inbound" or "outbound":
                    metadata = metadata with { Direction = value == "inbound" ? CallDirection.Inbound : CallDirection.Outbound };
                    break;
                case "capture" when value is "yes" or "no":
                    metadata = metadata with { MayCapture = value == "yes" };
                    break;
                case "prompts" when value.Length == 2 && value.All(char.IsAsciiLetterLower):
                    metadata = metadata with { Prompts = value };
                    break;
                default:
                    problem = key switch
                    {
                        "agent" => "Metadata: agent is not a name of 1 to 64 characters out of a-z 0-9 - _ .",
                        "tenant" => "Metadata: tenant is not a name of 1 to 64 characters out of a-z 0-9 - _ .",
                        "direction" => "Metadata: direction is neither inbound nor outbound",
                        "capture" => "Metadata: capture is neither yes nor no",
                        "prompts" => "Metadata: prompts is neither a language of two letters nor no",
                        _ => "Metadata: only agent, tenant, direction, capture and prompts are known",
                    };
                    return null;
            }
        }

        return metadata;
    }
}
