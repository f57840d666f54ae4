using PayGate.Benchmarks.Load;

namespace PayGate.Benchmarks.Relay;

/// <summary>Our relay and rtpengine side by side, loaded in turns.</summary>
internal sealed class RelayPair : IDisposable
{
    private const int OursNg = 2310;
    private const int TheirsNg = 2311;
    private const int OursPorts = 10_000;
    private const int TheirsPorts = 20_000;
    private const int Ports = 8_000;

    private RelayPair(RelayUnderLoad ours, RelayUnderLoad theirs) => (Ours, Theirs) = (ours, theirs);

    internal RelayUnderLoad Ours { get; }

    internal RelayUnderLoad Theirs { get; }

    /// <summary>Starts both.</summary>
    /// <param name="workers">Of our relay; <see langword="null"/>: as it comes.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<RelayPair> StartAsync(int? workers, CancellationToken cancellationToken)
    {
        RelayUnderLoad theirs = await RelayUnderLoad.StartRtpengineAsync(TheirsNg, TheirsPorts, TheirsPorts + Ports - 1, cancellationToken);
        RelayUnderLoad ours;
        try
        {
            ours = await RelayUnderLoad.StartOursAsync(OursNg, OursPorts, OursPorts + Ports - 1, workers, cancellationToken);
        }
        catch
        {
            theirs.Dispose();
            throw;
        }

        return new RelayPair(ours, theirs);
    }

    /// <summary>Loads one after the other with the same.</summary>
    internal IReadOnlyList<(LoadResult Ours, LoadResult Theirs)> Measure(LoadPlan plan, int rounds, CancellationToken cancellationToken)
    {
        List<(LoadResult, LoadResult)> results = [];
        for (int round = 0; round < rounds; round++)
        {
            Console.Error.WriteLine($"paygate: {plan.Calls} calls{(plan.Masked ? ", masked" : "")}, round {round + 1} of {rounds} ...");
            LoadResult theirs = Measure(plan, Theirs, cancellationToken);
            results.Add((Measure(plan, Ours, cancellationToken), theirs));
        }

        return results;
    }

    public void Dispose()
    {
        Ours.Dispose();
        Theirs.Dispose();
    }

    internal static LoadResult Measure(LoadPlan plan, RelayUnderLoad relay, CancellationToken cancellationToken)
    {
        using LoadRun run = new(plan, relay.NgPort, relay.Id);
        return run.Measure(cancellationToken);
    }
}
