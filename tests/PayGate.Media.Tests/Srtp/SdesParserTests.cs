using PayGate.Media.Srtp;

namespace PayGate.Media.Tests.Srtp;

public sealed class SdesParserTests
{
    // RFC 4568 section 9.
    private const string Key30 = "d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj";

    [Fact]
    public void An_example_of_the_standard_is_read()
    {
        using SdesLine line = SdesParser.TryParse("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + "|2^20|1:32")!;
        Assert.Equal(1, line.Tag);
        Assert.Same(CryptoSuite.Counter80, line.Suite);
        Assert.Equal(1ul << 20, line.Keys[0].Lifetime);
        Assert.Equal([.. new byte[31], 1], line.Keys[0].Mki);
        Assert.Equal(Key30, Convert.ToBase64String(line.Keys[0].Master.Bytes));
    }

    [Fact]
    public void Several_keys_are_told_apart_by_their_identifier()
    {
        using SdesLine line = SdesParser.TryParse(
            "2 AES_CM_128_HMAC_SHA1_32 inline:" + Key30 + "|1:4;inline:NzB4d1BINUAvLEw6UzF3WSJ+PSdFcGdUJShpX1Zj|2^20|2:4")!;
        Assert.Equal([[0, 0, 0, 1], [0, 0, 0, 2]], line.Keys.Select(key => key.Mki));
    }

    [Theory]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30)]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + " WSH=128")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + "|1048576 -whatever=1")]
    [InlineData("999999999  AES_CM_128_HMAC_SHA1_80  INLINE:" + Key30)]
    [InlineData("1 AEAD_AES_128_GCM inline:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("1 AEAD_AES_128_GCM inline:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA==")]
    [InlineData("1 AEAD_AES_256_GCM inline:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public void A_line_that_can_be_used_is_read(string text) => Assert.NotNull(SdesParser.TryParse(text));

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("x AES_CM_128_HMAC_SHA1_80 inline:" + Key30)]
    [InlineData("-1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30)]
    [InlineData("1000000000 AES_CM_128_HMAC_SHA1_80 inline:" + Key30)]
    [InlineData("1 F8_128_HMAC_SHA1_80 inline:" + Key30)]
    [InlineData("1 aes_cm_128_hmac_sha1_80 inline:" + Key30)]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 uri:" + Key30)]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + "AA")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSo")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + "|")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + "|0")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + "|2^49")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + "|2^20|1:0")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + "|1:129")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + "|256:1")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + "|1:1|2^20")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + ";inline:" + Key30)]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + "|1:1;inline:" + Key30 + "|1:2")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + " UNENCRYPTED_SRTP")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + " UNENCRYPTED_SRTCP")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + " UNAUTHENTICATED_SRTP")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + " KDR=1")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + " FEC_ORDER=FEC_SRTP")]
    [InlineData("1 AES_CM_128_HMAC_SHA1_80 inline:" + Key30 + " mandatory=1")]
    public void A_line_that_cannot_be_used_is_none(string text) => Assert.Null(SdesParser.TryParse(text));

    [Theory]
    [InlineData("AES_CM_128_HMAC_SHA1_80", new byte[0])]
    [InlineData("AEAD_AES_256_GCM", new byte[] { 1 })]
    [InlineData("AEAD_AES_128_GCM", new byte[] { 0, 0, 1, 2 })]
    public void What_is_written_reads_the_same(string suite, byte[] mki)
    {
        using SdesLine line = SdesLine.Create(7, CryptoSuite.Find(suite)!, mki);
        using SdesLine read = SdesParser.TryParse(line.Write())!;
        Assert.Equal(7, read.Tag);
        Assert.True(read.Keys[0].IsSameAs(line.Keys[0]));
    }
}
