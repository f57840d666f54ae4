using System.Globalization;
using PayGate.Contracts.Calls;
using PayGate.Media.Calls;
using PayGate.Media.Ng;
using PayGate.Media.Rtp;

namespace PayGate.Media.Relay.Commands;

/// <summary>The reply to <c>statistics</c>, under the names that readers of rtpengine's know. What the relay does not do is not in it.</summary>
internal static class StatisticsReport
{
    /// <param name="running">Calls now.</param>
    /// <param name="totals">What ended calls came to.</param>
    /// <param name="carriedNow">What running calls have carried.</param>
    /// <param name="uptime">Since the relay started.</param>
    /// <param name="commands">How often each command came.</param>
    internal static BencodeWriter Write(
        int running, CallTotals totals, PacketCounters carriedNow, TimeSpan uptime, IReadOnlyDictionary<string, long> commands)
    {
        PacketCounters carried = totals.Carried.Plus(carriedNow);
        long ended = totals.Started - running;
        var writer = new BencodeWriter();
        writer.StartDictionary().Pair("result", "ok").Text("statistics").StartDictionary();
        writer.Text("controlstatistics").StartDictionary();
        foreach ((string name, long count) in commands.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            writer.Pair("total" + name + "count", count);
        }

        writer.End().Text("currentstatistics").StartDictionary()
            .Pair("sessionsforeign", 0)
            .Pair("sessionsown", running)
            .Pair("sessionstotal", running)
            .Pair("transcodedmedia", 0)
            .End();
        writer.Text("totalstatistics").StartDictionary()
            .Pair("avgcallduration", Seconds(ended > 0 ? totals.Duration / ended : TimeSpan.Zero))
            .Pair("forcedterminatedsessions", totals.EndedFor(CallEndReason.RelayStopping))
            .Pair("managedsessions", totals.Started)
            .Pair("offertimeoutsessions", totals.Unanswered)
            .Pair("regularterminatedsessions", totals.EndedFor(CallEndReason.HungUp))
            .Pair("rejectedsessions", totals.Rejected)
            .Pair("relayedbytes", carried.Bytes)
            .Pair("relayedpacketerrors", carried.Errors)
            .Pair("relayedpackets", carried.Packets)
            .Pair("silenttimeoutsessions", totals.EndedFor(CallEndReason.MediaTimeout) - totals.Unanswered)
            .Pair("timeoutsessions", totals.EndedFor(CallEndReason.MediaTimeout))
            .Pair("totalcallsduration", Seconds(totals.Duration))
            .Pair("uptime", ((long)uptime.TotalSeconds).ToString(CultureInfo.InvariantCulture))
            .End();
        return writer.End().End();
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000000", CultureInfo.InvariantCulture);
}
