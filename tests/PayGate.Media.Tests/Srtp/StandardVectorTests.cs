using System.Text;
using PayGate.Media.Srtp;

namespace PayGate.Media.Tests.Srtp;

/// <summary>RFC 3711 appendix B.2; RFC 7714 sections 16 and 17. They give session keys, from which no master key leads back.</summary>
public sealed class StandardVectorTests
{
    private const string GcmSalt = "517569642070726F2071756F";
    private const string Gcm128Key = "000102030405060708090A0B0C0D0E0F";
    private const string Gcm256Key = "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F";
    private const uint RtpSource = 0x5501_A0B2;
    private const ulong RtpIndex = 0xF17B;
    private const uint RtcpSource = 0x4D61_7273;
    private const uint RtcpIndex = 0x5D4;
    private const string RtpHeader = "8040F17B8041F8D35501A0B2";
    private const string RtcpHeader = "81C8000D4D617273";
    private const string RtcpBody = "4E545031" + "4E545032525450200000042A0000E9304C756E61DEADBEEFDEADBEEFDEADBEEFDEADBEEFDEADBEEF";

    private static readonly byte[] Gallia = Encoding.ASCII.GetBytes("Gallia est omnis divisa in partes tres");

    [Fact]
    public void The_key_stream_of_counter_mode_is_that_of_the_standard()
    {
        using CipherHandle cipher = CipherHandle.Counter(Hex("2B7E151628AED2A6ABF7158809CF4F3C"));
        byte[] data = new byte[48];
        Assert.True(CounterTransform.TryCrypt(cipher, Hex("F0F1F2F3F4F5F6F7F8F9FAFBFCFD0000"), data, ssrc: 0, index: 0));
        Assert.Equal(
            "E03EAD0935C95E80E166B16DD92B4EB4D23513162B02D0F72A43A2FE4A5F97AB41E95B3BB0A2E8DD477901E4FCA894C0", Convert.ToHexString(data));
    }

    [Theory]
    [InlineData(
        Gcm128Key, "F24DE3A3FB34DE6CACBA861C9D7E4BCABE633BD50D294E6F42A5F47A51C7D19B36DE3ADF8833", "899D7F27BEB16A9152CF765EE4390CCE")]
    [InlineData(
        Gcm256Key, "32B1DE78A822FE12EF9F78FA332E33AAB18012389A58E2F3B50B2A0276FFAE0F1BA63799B87B", "7AA3DB36DFFFD6B0F9BB7878D7A76C13")]
    public void A_gcm_packet_of_rtp_is_that_of_the_standard(string key, string encrypted, string expectedTag)
    {
        using CipherHandle seals = CipherHandle.Gcm(Hex(key), encrypts: true);
        byte[] data = [.. Gallia];
        byte[] tag = new byte[16];
        Assert.True(GcmTransform.TrySeal(seals, Hex(GcmSalt), RtpSource, RtpIndex, Hex(RtpHeader), default, data, tag));
        Assert.Equal(encrypted, Convert.ToHexString(data));
        Assert.Equal(expectedTag, Convert.ToHexString(tag));

        using CipherHandle opens = CipherHandle.Gcm(Hex(key), encrypts: false);
        Assert.True(GcmTransform.TryOpen(opens, Hex(GcmSalt), RtpSource, RtpIndex, Hex(RtpHeader), default, data, tag));
        Assert.Equal(Gallia, data);
    }

    [Theory]
    [InlineData(
        Gcm128Key,
        "63E94885DCDAB67CA727D7662F6B7E997FF5C0F76C06F32DC676A5F1730D6FDA4CE09B4686303DED0BB9275B",
        "C84AA45896CF4D2FC5ABF87245D9EADE")]
    [InlineData(
        Gcm256Key,
        "D50AE4D1F5CE5D304BA297E47D470C282C3ECE5DBFFE0A50A2EAA5C1110555BE8415F658C61DE0476F1B6FAD",
        "1D1EB30C4446839F57FF6F6CB26AC3BE")]
    public void A_gcm_packet_of_rtcp_is_that_of_the_standard(string key, string encrypted, string expectedTag)
    {
        using CipherHandle seals = CipherHandle.Gcm(Hex(key), encrypts: true);
        byte[] data = Hex(RtcpBody);
        byte[] tag = new byte[16];
        byte[] word = Hex("800005D4");
        Assert.True(GcmTransform.TrySeal(seals, Hex(GcmSalt), RtcpSource, RtcpIndex, Hex(RtcpHeader), word, data, tag));
        Assert.Equal(encrypted, Convert.ToHexString(data));
        Assert.Equal(expectedTag, Convert.ToHexString(tag));
    }

    [Fact]
    public void What_is_not_genuine_stays_as_it_came()
    {
        using CipherHandle opens = CipherHandle.Gcm(Hex(Gcm128Key), encrypts: false);
        byte[] data = Hex("F24DE3A3FB34DE6CACBA861C9D7E4BCABE633BD50D294E6F42A5F47A51C7D19B36DE3ADF8833");
        byte[] before = [.. data];
        Assert.False(GcmTransform.TryOpen(opens, Hex(GcmSalt), RtpSource, RtpIndex + 1, Hex(RtpHeader), default, data, new byte[16]));
        Assert.Equal(before, data);
    }

    private static byte[] Hex(string text) => Convert.FromHexString(text);
}
