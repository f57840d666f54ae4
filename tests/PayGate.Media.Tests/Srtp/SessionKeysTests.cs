using PayGate.Media.Srtp;

namespace PayGate.Media.Tests.Srtp;

/// <summary>RFC 3711 appendix B.3.</summary>
public sealed class SessionKeysTests
{
    private static readonly byte[] Master = Convert.FromHexString("E1F97A0D3E018BE0D64FA32C06DE41390EC675AD498AFEEBB6960B3AABE6");

    [Theory]
    [InlineData(SessionKeys.RtpCipher, "C61E7A93744F39EE10734AFE3FF7A087")]
    [InlineData(SessionKeys.RtpSalt, "30CBBC08863D8C85D49DB34A9AE1")]
    [InlineData(SessionKeys.RtpAuthentication, "CEBE321F6FF7716B6FD4AB49AF256A156D38BAA4")]
    public void Session_keys_are_those_of_the_standard(byte label, string expected)
    {
        using MasterKey master = MasterKey.CopyOf(CryptoSuite.Counter80, Master);
        byte[] key = new byte[expected.Length / 2];
        SessionKeys.Derive(master, label, key);
        Assert.Equal(expected, Convert.ToHexString(key));
    }

    [Fact]
    public void Every_label_makes_another_key()
    {
        using MasterKey master = MasterKey.CopyOf(CryptoSuite.Counter80, Master);
        HashSet<string> keys = [];
        for (byte label = SessionKeys.RtpCipher; label <= SessionKeys.RtcpSalt; label++)
        {
            byte[] key = new byte[14];
            SessionKeys.Derive(master, label, key);
            Assert.True(keys.Add(Convert.ToHexString(key)));
        }
    }

    [Fact]
    public void A_master_key_is_overwritten_in_the_end()
    {
        MasterKey master = MasterKey.CopyOf(CryptoSuite.Counter80, Master);
        master.Dispose();
        Assert.Equal(-1, master.Bytes.IndexOfAnyExcept((byte)0));
    }
}
