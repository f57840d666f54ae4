namespace PayGate.Redaction.Reading;

/// <summary>How well the digits of a chain answer a topic, 0 (not at all) to 100.</summary>
internal static class TopicFit
{
    public static int Of(Topic topic, in Chain chain, bool isMonthYear)
    {
        int n = chain.DigitCount;
        if (chain.Shape == ChainShape.Date)
        {
            return topic switch
            {
                Topic.BirthDate => 90,
                Topic.Expiry => 50,
                Topic.Appointment => 80,
                Topic.Reference or Topic.Amount => 50,
                _ => 0,
            };
        }

        if (chain.Shape is ChainShape.SlashPair or ChainShape.MonthYear)
        {
            return topic switch
            {
                Topic.Expiry => isMonthYear ? 95 : 60,
                Topic.CardNumber => isMonthYear ? 45 : 0,
                Topic.Appointment or Topic.Reference => 70,
                Topic.BirthDate => 60,
                _ => 0,
            };
        }

        return topic switch
        {
            Topic.CardNumber => n >= 12 ? 95 : n >= 8 ? 72 : n >= 4 ? 58 : 40,
            Topic.SecurityCode => n == 3 ? 88 : n == 4 ? (isMonthYear ? 66 : 78) : n <= 2 ? 46 : n <= 8 ? 52 : 0,
            Topic.Expiry => isMonthYear ? (n == 3 ? 74 : 90) : n <= 2 ? 46 : n <= 8 ? 44 : 0,
            Topic.Phone => n is >= 8 and <= 13 ? 85 : n is 6 or 7 ? 68 : n > 13 ? 45 : n >= 3 ? 50 : 35,
            Topic.Reference => n <= 12 ? 75 : 50,
            Topic.Amount => n <= 7 ? 62 : 0,
            Topic.Appointment => n <= 8 ? 62 : 0,
            Topic.BirthDate => n is >= 4 and <= 8 ? 80 : 30,
            Topic.PostCode => n == 5 ? 88 : n < 5 ? 40 : 20,
            Topic.VatCode => n == 11 ? 92 : n >= 4 ? 60 : 40,
            Topic.HealthCard => n is 20 or 10 ? 92 : n >= 4 ? 60 : 35,
            Topic.NationalId => n == 9 ? 92 : n >= 2 ? 55 : 30,
            Topic.BankAccount => n is >= 5 and <= 14 ? 82 : 55,
            Topic.Iban => n >= 8 ? 80 : 55,
            Topic.FiscalCode or Topic.IdCard or Topic.Passport or Topic.DrivingLicence => n <= 12 ? 60 : 40,
            _ => 0,
        };
    }
}
