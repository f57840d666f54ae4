namespace PayGate.Redaction.Spans;

/// <summary>Kinds of sensitive data that are found. The wire names (<see cref="FindingTypeNames"/>) are a contract.</summary>
public enum FindingType
{
    /// <summary>Card number (12 to 19 digits), whole or a part of one that was asked for. PCI DSS 3.4.</summary>
    Pan,

    /// <summary>Card security code. PCI DSS 3.3.1.2.</summary>
    SecurityCode,

    /// <summary>Month and year until which a card is valid.</summary>
    Expiry,

    /// <summary>International bank account number, ISO 13616.</summary>
    Iban,

    /// <summary>Italian codice fiscale.</summary>
    FiscalCode,

    /// <summary>Partita IVA or another VAT number.</summary>
    VatCode,

    /// <summary>Italian identity card.</summary>
    IdCard,

    /// <summary>Passport.</summary>
    Passport,

    /// <summary>Driving licence.</summary>
    DrivingLicence,

    /// <summary>Tessera sanitaria (20 digits) or NHS number.</summary>
    HealthCard,

    /// <summary>Telephone number.</summary>
    Phone,

    /// <summary>E-mail address, written or spelled.</summary>
    Email,

    /// <summary>Web address, written or spelled.</summary>
    Url,

    /// <summary>IPv4 or IPv6 address.</summary>
    IpAddress,

    /// <summary>IEEE 802 MAC address.</summary>
    MacAddress,

    /// <summary>Postal address or a part of one.</summary>
    Address,

    /// <summary>Name of a person.</summary>
    Name,

    /// <summary>Date of birth.</summary>
    DateOfBirth,

    /// <summary>Name in a social network.</summary>
    SocialHandle,

    /// <summary>Domestic bank account number or sort code.</summary>
    BankAccount,

    /// <summary>US social security number or UK national insurance number.</summary>
    NationalId,

    /// <summary>Long run of digits that goes without being named.</summary>
    Digits,
}
