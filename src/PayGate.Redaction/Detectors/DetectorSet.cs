namespace PayGate.Redaction.Detectors;

/// <summary>All detectors. They hold no state, so one set serves everybody.</summary>
internal static class DetectorSet
{
    public static IReadOnlyList<IDetector> All { get; } =
    [
        new PanDetector(),
        new SecurityCodeDetector(),
        new ExpiryDetector(),
        new DigitsDetector(),
        new IbanDetector(),
        new BankAccountDetector(),
        new FiscalCodeDetector(),
        new VatCodeDetector(),
        new IdCardDetector(),
        new PassportDetector(),
        new DrivingLicenceDetector(),
        new HealthCardDetector(),
        new NationalIdDetector(),
        new PhoneDetector(),
        new EmailDetector(),
        new UrlDetector(),
        new IpAddressDetector(),
        new MacAddressDetector(),
        new SocialHandleDetector(),
        new NameDetector(),
        new AddressDetector(),
        new DateOfBirthDetector(),
    ];
}
