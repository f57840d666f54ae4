namespace PayGate.Redaction.Tests.Generation;

/// <summary>Made-up identifiers whose checksums hold.</summary>
internal static class Identifiers
{
    private static readonly int[] Odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];

    public static string Iban(Speaker speaker)
    {
        (string country, string body) = speaker.Next(5) switch
        {
            0 => ("GB", Letters(speaker, 4) + speaker.Digits(14)),
            1 => ("DE", speaker.Digits(18)),
            2 => ("FR", speaker.Digits(10) + Letters(speaker, 1) + speaker.Digits(12)),
            _ => ("IT", Letters(speaker, 1) + speaker.Digits(22)),
        };
        int rest = 0;
        foreach (char symbol in body + country + "00")
        {
            rest = symbol <= '9' ? ((rest * 10) + symbol - '0') % 97 : ((rest * 100) + symbol - 'A' + 10) % 97;
        }

        return country + (98 - rest).ToString("00", null) + body;
    }

    public static string FiscalCode(Speaker speaker)
    {
        char[] code = (Letters(speaker, 6) + speaker.Digits(2) + speaker.Pick<char>("ABCDEHLMPRST")
            + speaker.Pick("01", "12", "25", "31", "47", "68")
            + speaker.Pick<char>("ABCDEFGHL") + speaker.Digits(3)).ToCharArray();
        if (speaker.Chance(0.25))
        {
            code[14] = "LMNPQRSTUV"[code[14] - '0'];
            code[12] = "LMNPQRSTUV"[code[12] - '0'];
        }

        int sum = 0;
        for (int i = 0; i < code.Length; i++)
        {
            int value = code[i] <= '9' ? code[i] - '0' : code[i] - 'A';
            sum += i % 2 == 0 ? Odd[value] : value;
        }

        return new string(code) + (char)('A' + (sum % 26));
    }

    public static string VatCode(Speaker speaker)
    {
        string body = speaker.Digits(10);
        int sum = 0;
        for (int i = 0; i < body.Length; i++)
        {
            int digit = body[i] - '0';
            int part = i % 2 == 1 ? digit * 2 : digit;
            sum += part > 9 ? part - 9 : part;
        }

        return body + (char)('0' + ((10 - (sum % 10)) % 10));
    }

    public static string Letters(Speaker speaker, int count) => string.Concat(Enumerable.Range(0, count).Select(_ =>
        speaker.Pick<char>("BCDFGLMNPRSTVZ")));
}
