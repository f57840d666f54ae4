using PayGate.Redaction.Detectors;
using PayGate.Redaction.Spans;

namespace PayGate.Redaction.Tests.Detectors;

public sealed class DetectorSetTests
{
    [Fact]
    public void Every_type_of_finding_has_one_detector() =>
        Assert.Equal(Enum.GetValues<FindingType>().Order(), DetectorSet.All.Select(detector => detector.Type).Order());

    [Fact]
    public void Every_detector_explains_itself() =>
        Assert.All(DetectorSet.All, detector => Assert.EndsWith(".", detector.Explanation, StringComparison.Ordinal));

    [Fact]
    public void Wire_names_are_those_of_the_contract() => Assert.Equal(
        "PAN SECURITY_CODE EXPIRY IBAN FISCAL_CODE VAT_CODE ID_CARD PASSPORT DRIVING_LICENCE HEALTH_CARD PHONE EMAIL URL IP_ADDRESS MAC_ADDRESS ADDRESS NAME "
        + "DATE_OF_BIRTH SOCIAL_HANDLE BANK_ACCOUNT NATIONAL_ID DIGITS",
        string.Join(' ', Enum.GetValues<FindingType>().Select(type => type.WireName())));
}
