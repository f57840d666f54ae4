namespace PayGate.Redaction.Spans;

/// <summary>The names that finding types have in files and on the wire.</summary>
public static class FindingTypeNames
{
    private static readonly string[] Names =
    [
        "PAN", "SECURITY_CODE", "EXPIRY", "IBAN", "FISCAL_CODE", "VAT_CODE", "ID_CARD", "PASSPORT", "DRIVING_LICENCE", "HEALTH_CARD",
        "PHONE", "EMAIL", "URL", "IP_ADDRESS", "MAC_ADDRESS", "ADDRESS", "NAME", "DATE_OF_BIRTH", "SOCIAL_HANDLE", "BANK_ACCOUNT",
        "NATIONAL_ID", "DIGITS",
    ];

    /// <summary>The wire name, such as <c>SECURITY_CODE</c>.</summary>
    public static string WireName(this FindingType type) => Names[(int)type];

    /// <summary>Finds a type by its wire name, in any case.</summary>
    public static bool TryParse(ReadOnlySpan<char> name, out FindingType type)
    {
        for (int i = 0; i < Names.Length; i++)
        {
            if (name.Equals(Names[i], StringComparison.OrdinalIgnoreCase))
            {
                type = (FindingType)i;
                return true;
            }
        }

        type = default;
        return false;
    }
}
