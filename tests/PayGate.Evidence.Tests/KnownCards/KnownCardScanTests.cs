using System.Text;
using PayGate.Evidence.KnownCards;
using PayGate.Evidence.Tests.Support;

namespace PayGate.Evidence.Tests.KnownCards;

public sealed class KnownCardScanTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("378282246310005")]
    public void Every_form_is_found_at_its_place(string number)
    {
        byte[] digits = Digits(number);
        string grouped = string.Join('-', number.Chunk(4).Select(group => new string(group)));
        Dictionary<NeedleForm, byte[][]> forms = new()
        {
            [NeedleForm.Ascii] = [Encoding.ASCII.GetBytes(number), Encoding.ASCII.GetBytes(grouped), Encoding.ASCII.GetBytes(grouped.Replace('-', ' '))],
            [NeedleForm.Utf16LittleEndian] = [Encoding.Unicode.GetBytes(number), Encoding.Unicode.GetBytes(grouped)],
            [NeedleForm.PackedDecimal] = [Packed(digits, 0), Packed(digits, 1)],
            [NeedleForm.DigitBytes] = [digits],
            [NeedleForm.DigitIntegers] = [[.. digits.SelectMany(digit => BitConverter.GetBytes((int)digit))]],
        };
        foreach ((NeedleForm form, byte[][] shapes) in forms)
        {
            foreach (byte[] shape in shapes)
            {
                string file = _folder.File("dump", [0xFF, 0xFF, 0xFF, .. shape, 0xFF, 0xFF]);

                KnownCardHit hit = Assert.Single(Search(number).ScanFiles([file], CancellationToken.None).Hits);

                Assert.Equal(("card", file, 3L, form), (hit.Needle, hit.Place, hit.Offset, hit.Form));
            }
        }
    }

    [Fact]
    public void High_byte_first_text_is_found()
    {
        string file = _folder.File("dump", [0xFF, .. Encoding.BigEndianUnicode.GetBytes("4111111111111111"), 0xFF]);

        Assert.Contains(
            Search("4111111111111111").ScanFiles([file], CancellationToken.None).Hits,
            hit => hit is { Form: NeedleForm.Utf16BigEndian, Offset: 1 });
    }

    [Fact]
    public void Other_numbers_and_cut_off_numbers_are_not_hits()
    {
        string file = _folder.File("dump", [.. "4242424242424242 411111111111111"u8, .. Packed(Digits("4111111111111112"), 0), 4, 1, 1, 1]);

        KnownCardReport report = Search("4111111111111111").ScanFiles([file], CancellationToken.None);

        Assert.True(report.IsClean);
        Assert.Equal(1, report.Places);
    }

    [Fact]
    public void Number_across_a_window_s_edge_is_found_once()
    {
        const int Window = 1 << 20;
        for (int shift = -70; shift <= 70; shift += 7)
        {
            byte[] content = new byte[Window + 512];
            "4111111111111111"u8.CopyTo(content.AsSpan(Window + shift));
            string file = _folder.File("dump", content);

            Assert.Equal(Window + shift, Assert.Single(Search("4111111111111111").ScanFiles([file], CancellationToken.None).Hits).Offset);
        }
    }

    [Fact]
    public void Number_at_the_very_end_is_found()
    {
        foreach (byte[] content in new[] { "x4111111111111111"u8.ToArray(), [0xFF, .. Packed(Digits("4111111111111111"), 0)] })
        {
            string file = _folder.File("dump", content);

            Assert.Single(Search("4111111111111111").ScanFiles([file], CancellationToken.None).Hits);
        }
    }

    [Fact]
    public void Missing_file_makes_the_search_unclean()
    {
        KnownCardReport report = Search("4111111111111111").ScanFiles([Path.Combine(_folder.Path, "none")], CancellationToken.None);

        Assert.False(report.IsClean);
        Assert.Single(report.Unseen);
    }

    [Fact]
    public void Label_or_digits_without_their_form_are_refused()
    {
        KnownCardScan scan = new();

        Assert.Throws<ArgumentException>(() => scan.Add("4111111111111111", Digits("4111111111111111")));
        Assert.Throws<ArgumentException>(() => scan.Add("card", "4111111111111111"u8));
        Assert.Throws<ArgumentException>(() => scan.Add("card", Digits("411")));
    }

    internal static KnownCardScan Search(string number)
    {
        KnownCardScan scan = new();
        scan.Add("card", Digits(number));
        return scan;
    }

    private static byte[] Digits(string number) => [.. number.Select(digit => (byte)(digit - '0'))];

    private static byte[] Packed(byte[] digits, int shift)
    {
        byte[] packed = new byte[(digits.Length + shift + 1) / 2];
        packed[0] = shift == 1 ? (byte)0xA0 : (byte)0;
        for (int i = 0; i < digits.Length; i++)
        {
            packed[(i + shift) / 2] |= (byte)((i + shift) % 2 == 0 ? digits[i] << 4 : digits[i]);
        }

        return packed;
    }
}
