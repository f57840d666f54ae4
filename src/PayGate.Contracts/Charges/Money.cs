using System.Globalization;

namespace PayGate.Contracts.Charges;

/// <summary>An amount in the minor unit of its currency (cents).</summary>
/// <param name="Minor">From 0; what is charged is 1 to <see cref="Most"/>.</param>
/// <param name="Currency">Which.</param>
public readonly record struct Money(long Minor, Currency Currency)
{
    /// <summary>The most that can be charged: ten digits, so that no amount is ever as long as a card number.</summary>
    public const long Most = 9_999_999_999;

    /// <summary>Whether this can be charged.</summary>
    public bool IsChargeable => Minor is > 0 and <= Most && Currency.Value.Length > 0;

    /// <summary>With the decimals of the currency and a point: <c>12.50</c>; <c>1250</c> in yen.</summary>
    public string ToDecimalText()
    {
        int decimals = Currency.Decimals;
        decimal whole = Minor;
        for (int i = 0; i < decimals; i++)
        {
            whole /= 10;
        }

        return whole.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    /// <summary>Reads <c>12.5</c> or <c>12.50</c>; <see langword="false"/> with more decimals than the currency has, signs or separators.</summary>
    public static bool TryParse(string? text, Currency currency, out Money amount)
    {
        amount = default;
        if (text is null || currency.Value.Length == 0
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
        {
            return false;
        }

        for (int i = 0; i < currency.Decimals && value <= Most; i++)
        {
            value *= 10;
        }

        if (value > Most || value != decimal.Truncate(value))
        {
            return false;
        }

        amount = new Money((long)value, currency);
        return true;
    }
}
