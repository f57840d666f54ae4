using System.Text;
using PayGate.Contracts.Cards;
using PayGate.Evidence.Cards;
using PayGate.Evidence.Tests.Support;

namespace PayGate.Evidence.Tests.Cards;

public sealed class CardDataScanTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly List<CardFinding> _findings = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("4242424242424242", CardBrand.Visa, 16)]
    [InlineData("5555555555554444", CardBrand.Mastercard, 16)]
    [InlineData("2223003122003222", CardBrand.Mastercard, 16)]
    [InlineData("378282246310005", CardBrand.AmericanExpress, 15)]
    [InlineData("3782 822463 10005", CardBrand.AmericanExpress, 15)]
    [InlineData("30569309025904", CardBrand.DinersClub, 14)]
    [InlineData("3056 930902 5904", CardBrand.DinersClub, 14)]
    [InlineData("6011111111111117", CardBrand.Discover, 16)]
    [InlineData("3566002020360505", CardBrand.Jcb, 16)]
    [InlineData("6759649826438453", CardBrand.Maestro, 16)]
    [InlineData("4242 4242 4242 4242", CardBrand.Visa, 16)]
    [InlineData("4111-1111-1111-1111", CardBrand.Visa, 16)]
    [InlineData("4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2", CardBrand.Visa, 16)]
    public void Card_number_is_found_in_every_encoding_and_way_of_writing(string number, CardBrand brand, int digits)
    {
        foreach (Encoding encoding in new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode })
        {
            _findings.Clear();
            byte[] before = encoding.GetBytes("card: ");
            string file = _folder.File("one.log", [.. before, .. encoding.GetBytes(number + " kept")]);

            CardScanReport report = Scan(file);

            CardFinding found = Assert.Single(_findings);
            Assert.Equal((file, brand, digits), (found.File, found.Brand, found.Digits));
            Assert.InRange(found.Offset, before.Length, before.Length + 1);
            Assert.Equal(encoding is UTF8Encoding ? TextForm.Narrow : TextForm.Wide, found.Form);
            Assert.Equal(1, report.Findings);
            Assert.DoesNotContain(number[..4], report + found.ToString(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("pan=4242424242424242;")]
    [InlineData("x4242424242424242x")]
    [InlineData(";4242424242424242=30122010000000000000?")]
    [InlineData("{\"n\":4242424242424242}")]
    [InlineData("1 4242424242424242 2")]
    [InlineData("ref 1234 4242 4242 4242 4242 0130")]
    [InlineData("4242424242424242")]
    public void Card_number_is_found_among_other_characters(string text)
    {
        Scan(_folder.File("one.txt", Encoding.UTF8.GetBytes(text)));

        Assert.Equal(CardBrand.Visa, Assert.Single(_findings).Brand);
    }

    [Theory]
    [InlineData("4242424242424241")]
    [InlineData("0000000000000000")]
    [InlineData("1234567812345670")]
    [InlineData("424242424242")]
    [InlineData("2030-01-02 09:00:00.4242424")]
    [InlineData("5424242424242424242424242")]
    [InlineData("pgt_4242424242ab4242424242abcd_4242")]
    [InlineData("0f3a94242424242424242b0c1d2e3f405162738495a6b7c8d9e0f10213243546")]
    [InlineData("4242 4242-4242 4242")]
    [InlineData("4242\n4242\n4242\n4242")]
    public void Other_numbers_are_left_alone(string text)
    {
        Scan(_folder.File("one.txt", Encoding.UTF8.GetBytes(text)));

        Assert.Empty(_findings);
    }

    [Fact]
    public void Number_too_long_to_be_judged_is_counted()
    {
        Assert.Equal(1, Scan(_folder.File("one.txt", "4242424242424242424242"u8.ToArray())).LongNumbers);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Card_number_across_a_window_s_edge_is_found_once(int width)
    {
        const int Window = 1 << 20;
        byte[] number = (width == 1 ? Encoding.UTF8 : Encoding.Unicode).GetBytes("4242424242424242");
        foreach (int shift in new[] { -400, -130, -33, -17, -16, -3, -1, 0, 1, 16, 65, 128, 200, 320 })
        {
            _findings.Clear();
            byte[] content = new byte[Window + 4096];
            content.AsSpan().Fill((byte)'.');
            content[Window + shift - 1] = content[Window + shift - 2] = (byte)'x';
            number.CopyTo(content, Window + shift);

            Scan(_folder.File("big.bin", content));

            Assert.Equal(Window + shift, Assert.Single(_findings).Offset);
        }
    }

    [Fact]
    public void Folder_is_scanned_with_hidden_and_inner_files_and_nothing_is_left_out_silently()
    {
        string hidden = _folder.File(".hidden/deep/a.db", "4242424242424242"u8.ToArray());
        string packed = _folder.File("b.gz", [0x1F, 0x8B, 8, 0]);
        _folder.File("empty", []);
        string link = Path.Combine(_folder.Path, "link");
        File.CreateSymbolicLink(link, hidden);
        string missing = Path.Combine(_folder.Path, "missing");

        CardScanReport report = CardDataScan.Run([_folder.Path, missing], _findings.Add, CancellationToken.None);

        Assert.Equal(hidden, Assert.Single(_findings).File);
        Assert.Equal([packed], report.Packed);
        Assert.Equal([link, missing], report.Unseen.Select(place => place.Place));
        Assert.Equal((3, 20), (report.Files, report.Bytes));
    }

    [Fact]
    public void Scan_can_be_stopped()
    {
        string file = _folder.File("a", [1]);

        Assert.Throws<OperationCanceledException>(() => CardDataScan.Run([file], _findings.Add, new CancellationToken(canceled: true)));
    }

    private CardScanReport Scan(string file) => CardDataScan.Run([file], _findings.Add, CancellationToken.None);
}
