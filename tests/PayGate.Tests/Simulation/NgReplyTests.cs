using System.Net;
using PayGate.Simulation;

namespace PayGate.Tests.Simulation;

public sealed class NgReplyTests
{
    [Fact]
    public void The_media_address_is_read_from_the_description()
    {
        const string Sdp = "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 30002 RTP/AVP 8\r\n";
        NgReply reply = NgReply.Parse($"d6:result2:ok3:sdp{Sdp.Length}:{Sdp}e");
        Assert.Equal(new IPEndPoint(IPAddress.Loopback, 30002), reply.MediaEndPoint());
    }

    [Fact]
    public void A_refusal_is_said_with_its_reason()
    {
        NgReply reply = NgReply.Parse("d6:result5:error12:error-reason16:Ran out of portse");
        IOException problem = Assert.Throws<IOException>(() => reply.MediaEndPoint());
        Assert.Contains("Ran out of ports", problem.Message, StringComparison.Ordinal);
    }
}
