using System.Text;
using PayGate.Media.Ng;
using PayGate.Media.Tests.Support;

namespace PayGate.Media.Tests.Relay;

public sealed class StatisticsTests : RelayTest
{
    [Fact]
    public void Calls_and_what_they_carried_are_counted_also_when_they_have_ended()
    {
        string first = Relay.Connect(Caller, Agent);
        Caller.SendAudio(1);
        Agent.Receive();
        Relay.Delete(first);
        Relay.Connect(Caller, Agent);
        Caller.SendAudio(2);
        Agent.Receive();
        Assert.Equal(2, Read("totalstatistics", "managedsessions"));
        Assert.Equal(1, Read("totalstatistics", "regularterminatedsessions"));
        Assert.Equal(2, Read("totalstatistics", "relayedpackets"));
        Assert.Equal(2 * 172, Read("totalstatistics", "relayedbytes"));
        Assert.Equal(1, Read("currentstatistics", "sessionstotal"));
        Assert.Equal(2, Read("controlstatistics", "totaloffercount"));
        Assert.Equal(1, Read("controlstatistics", "totaldeletecount"));
    }

    private long Read(string group, string name)
    {
        Assert.True(BencodeReader.TryRead(Encoding.Latin1.GetBytes(Relay.Ng.AskRaw("d7:command10:statisticse")), out BencodeValue? reply));
        return At(At(At(reply!, "statistics"), group), name).Integer;
    }

    private static BencodeValue At(BencodeValue dictionary, string key) => dictionary.Entries.Single(entry => entry.Key == key).Value;
}
