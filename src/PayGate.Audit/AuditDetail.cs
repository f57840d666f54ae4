using System.Globalization;
using PayGate.Contracts;

namespace PayGate.Audit;

/// <summary>
/// One named fact of an audit event. Made only through typed factories, so that no card number can get in by mistake;
/// the <c>default</c> value is refused when the event is made.
/// </summary>
public readonly record struct AuditDetail
{
    private const int LongestName = 40;
    private const long FirstNumberOfCardLength = 100_000_000_000;

    private AuditDetail(string name, string value)
    {
        if (string.IsNullOrEmpty(name) || name.Length > LongestName || !name.All(char.IsAsciiLetter))
        {
            throw new ArgumentException("The name of an audit detail is 1 to 40 letters.", nameof(name));
        }

        Name = name;
        Value = value;
    }

    /// <summary>1 to 40 ASCII letters, by convention camelCase.</summary>
    public string Name { get; }

    /// <summary>The fact as text; numbers and times in invariant form.</summary>
    public string Value { get; }

    /// <summary>A number.</summary>
    /// <exception cref="ArgumentException">It has 12 or more digits and could be a card number.</exception>
    public static AuditDetail Of(string name, long value) =>
        value is > -FirstNumberOfCardLength and < FirstNumberOfCardLength
            ? new AuditDetail(name, value.ToString(CultureInfo.InvariantCulture))
            : throw new ArgumentException("An audited number has at most 11 digits: a longer one could be a card number.", nameof(value));

    /// <summary>Yes or no, as <c>true</c> and <c>false</c>.</summary>
    public static AuditDetail Of(string name, bool value) => new(name, value ? "true" : "false");

    /// <summary>The name of a member.</summary>
    /// <exception cref="ArgumentException">The value is no named member (a cast number).</exception>
    public static AuditDetail Of(string name, Enum value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return Enum.IsDefined(value.GetType(), value)
            ? new AuditDetail(name, value.ToString())
            : throw new ArgumentException("Only named members of an enumeration are audited.", nameof(value));
    }

    /// <summary>A moment, in UTC, ISO 8601 to the millisecond.</summary>
    public static AuditDetail Of(string name, DateTimeOffset value) =>
        new(name, value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));

    /// <summary>A length of time, <c>[-][d.]hh:mm:ss[.fffffff]</c>.</summary>
    public static AuditDetail Of(string name, TimeSpan value) => new(name, value.ToString("c", CultureInfo.InvariantCulture));

    /// <summary>An identifier of the house.</summary>
    /// <exception cref="ArgumentException">It is empty, or a chosen (not random) one with 12 or more digits.</exception>
    public static AuditDetail Of<TId>(string name, TId value)
        where TId : struct, IIdentifier<TId> => new(name, AuditText.Require(value.Value, nameof(value)));

    /// <summary>A SHA-256 digest, as 64 hexadecimal characters.</summary>
    /// <exception cref="ArgumentException">Not 32 bytes.</exception>
    public static AuditDetail Digest(string name, ReadOnlySpan<byte> sha256) =>
        sha256.Length == 32
            ? new AuditDetail(name, Convert.ToHexStringLower(sha256))
            : throw new ArgumentException("A SHA-256 digest has 32 bytes.", nameof(sha256));

    /// <summary>A text of 1 to 200 characters.</summary>
    /// <exception cref="ArgumentException">
    /// Empty, too long, with control characters, or with 12 or more digits (separators ignored).
    /// </exception>
    public static AuditDetail Text(string name, string value) => new(name, AuditText.Require(value, nameof(value)));
}
