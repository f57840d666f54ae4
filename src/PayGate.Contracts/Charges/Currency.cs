using System.Text.Json.Serialization;

namespace PayGate.Contracts.Charges;

/// <summary>A currency of ISO 4217 in which a card can be charged.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<Currency>))]
public readonly record struct Currency : IIdentifier<Currency>
{
    private const string NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF";
    private const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";
    private const string TwoDecimals =
        "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK DKK "
        + "DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK "
        + "LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR "
        + "RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES "
        + "WST XCD YER ZAR ZMW";

    private static readonly Dictionary<string, int> Known = Table();

    private readonly string? _value;

    private Currency(string value) => _value = value;

    /// <summary>The three letters; empty for <c>default</c>.</summary>
    public string Value => _value ?? "";

    /// <summary>Decimals of its minor unit: 0, 2 or 3.</summary>
    /// <exception cref="InvalidOperationException">This is the <c>default</c> value.</exception>
    public int Decimals => _value is null ? throw new InvalidOperationException("No currency.") : Known[_value];

    /// <inheritdoc/>
    public static bool TryParse(string? text, out Currency id)
    {
        bool good = text is not null && Known.ContainsKey(text);
        id = good ? new Currency(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static Dictionary<string, int> Table() =>
        new[] { (NoDecimals, 0), (TwoDecimals, 2), (ThreeDecimals, 3) }
            .SelectMany(row => row.Item1.Split(' ').Select(code => (code, row.Item2)))
            .ToDictionary(entry => entry.code, entry => entry.Item2, StringComparer.Ordinal);
}
