using PayGate.CardData.Cards;
using PayGate.Contracts.Charges;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Charges.Providers.Simulator;

/// <summary>A provider that moves no money and gives every outcome on demand: see <see cref="SimulatorScript"/>.</summary>
internal sealed class SimulatorProvider(SimulatorLedger ledger, TimeProvider clock) : IPaymentProvider
{
    private static readonly TimeSpan Slowness = TimeSpan.FromSeconds(5);

    public string Name => "simulator";

    public Task<ProviderAnswer> AuthoriseAsync(
        ProviderOrder order, StoredCard card, SecurityCode? code, CancellationToken cancellationToken) =>
        AnswerAsync(order, SimulatorScript.DeclineOf(order.Amount, card), cancellationToken);

    public Task<ProviderAnswer> FollowUpAsync(ProviderOrder order, CancellationToken cancellationToken) =>
        AnswerAsync(order, SimulatorScript.DeclineOf(order.Amount, null), cancellationToken);

    public Task<ProviderAnswer> FindAsync(ProviderOrder order, CancellationToken cancellationToken) => Task.FromResult(
        SimulatorScript.TroubleOf(order.Amount) == SimulatorTrouble.LostForGood ? ProviderAnswer.Unknown
            : ledger.Find(order.Key)?.Answer() ?? ProviderAnswer.NotFound);

    private async Task<ProviderAnswer> AnswerAsync(ProviderOrder order, ChargeProblem? decline, CancellationToken cancellationToken)
    {
        SimulatorTrouble trouble = SimulatorScript.TroubleOf(order.Amount);
        switch (trouble)
        {
            case SimulatorTrouble.Unreachable:
                return ProviderAnswer.Unreachable;
            case SimulatorTrouble.Rejected:
                return new ProviderAnswer(ProviderOutcome.Rejected);
            case SimulatorTrouble.RequestLost:
                return await NeverAsync(cancellationToken);
            case SimulatorTrouble.Slow:
                await Task.Delay(Slowness, clock, cancellationToken);
                break;
        }

        // The way there and back takes time, in which a process may die: see the tests of faults.
        _ = clock.GetUtcNow();
        SimulatorEntry entry = ledger.Enter(order, decline);
        _ = clock.GetUtcNow();
        return trouble switch
        {
            SimulatorTrouble.AnswerLost or SimulatorTrouble.LostForGood => await NeverAsync(cancellationToken),
            SimulatorTrouble.Crash => ProviderAnswer.Unknown,
            _ => entry.Answer(),
        };
    }

    private async Task<ProviderAnswer> NeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        return ProviderAnswer.Unknown;
    }
}
