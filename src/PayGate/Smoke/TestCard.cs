namespace PayGate.Smoke;

/// <summary>
/// One published test card, kept as event codes under a pad, so that the smoke run's own files and dumps never show a number.
/// </summary>
/// <remarks>Payment providers publish these numbers for tests; no account stands behind them.</remarks>
internal sealed class TestCard
{
    private const byte Pad = 0xA5;

    private readonly byte[] _number;
    private readonly byte[] _expiry;
    private readonly byte[] _code;

    private TestCard(string number, string expiry, string code)
    {
        _number = Hide(number);
        _expiry = Hide(expiry);
        _code = Hide(code);
    }

    /// <summary>The cards a smoke run keys, one brand after the other.</summary>
    public static IReadOnlyList<TestCard> Published { get; } =
    [
        new("4242424242424242", "1230", "123"),
        new("5555555555554444", "0131", "456"),
        new("378282246310005", "1129", "7890"),
        new("4000056655665556", "0832", "321"),
        new("2223003122003222", "0930", "654"),
        new("6011111111111117", "0429", "987"),
        new("4012888888881881", "0631", "159"),
        new("5105105105105100", "0730", "753"),
        new("3566002020360505", "0231", "852"),
    ];

    /// <summary>The keys of the card number, as RFC 4733 event codes.</summary>
    public byte[] Number() => Show(_number);

    /// <summary>The keys of the expiry, MMYY.</summary>
    public byte[] Expiry() => Show(_expiry);

    /// <summary>The keys of the security code.</summary>
    public byte[] Code() => Show(_code);

    private static byte[] Hide(string digits)
    {
        byte[] hidden = new byte[digits.Length];
        for (int i = 0; i < digits.Length; i++)
        {
            hidden[i] = (byte)((digits[i] - '0') ^ Pad);
        }

        return hidden;
    }

    private static byte[] Show(byte[] hidden)
    {
        byte[] shown = new byte[hidden.Length];
        for (int i = 0; i < hidden.Length; i++)
        {
            shown[i] = (byte)(hidden[i] ^ Pad);
        }

        return shown;
    }
}
