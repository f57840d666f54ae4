namespace PayGate.Redaction.Reading;

/// <summary>What a line asks for or says. The last three are harmless: what answers them stays.</summary>
internal enum Topic : byte
{
    None,
    CardNumber,
    SecurityCode,
    Expiry,
    Iban,
    BankAccount,
    FiscalCode,
    VatCode,
    IdCard,
    Passport,
    DrivingLicence,
    HealthCard,
    NationalId,
    Phone,
    Email,
    Address,
    PostCode,
    Name,
    BirthDate,
    SocialHandle,
    Reference,
    Amount,
    Appointment,
}
