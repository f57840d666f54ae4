using PayGate.CardData.Memory;
using PayGate.Contracts.Charges;
using PayGate.Vault.Tokens;

namespace PayGate.Vault.Charges.Providers.Simulator;

/// <summary>Which outcome the simulator gives: by the last four digits of the amount in minor units, or by published test cards.</summary>
internal static class SimulatorScript
{
    private const int AmountDigits = 10_000;

    private static readonly Dictionary<long, ChargeProblem> Declined = new()
    {
        [5001] = ChargeProblem.InsufficientFunds,
        [5002] = ChargeProblem.LimitExceeded,
        [5003] = ChargeProblem.DoNotHonour,
        [5004] = ChargeProblem.IssuerUnavailable,
        [5005] = ChargeProblem.WrongSecurityCode,
        [5006] = ChargeProblem.AuthenticationRequired,
        [5007] = ChargeProblem.ExpiredCard,
        [5008] = ChargeProblem.InvalidCard,
        [5009] = ChargeProblem.LostOrStolen,
        [5010] = ChargeProblem.SuspectedFraud,
        [5011] = ChargeProblem.NotPermitted,
    };

    // Test cards that Stripe publishes for declines.
    private static readonly (byte[] Number, ChargeProblem Problem)[] Cards =
    [
        ("4000000000000002"u8.ToArray(), ChargeProblem.DoNotHonour),
        ("4000000000009995"u8.ToArray(), ChargeProblem.InsufficientFunds),
        ("4000000000009987"u8.ToArray(), ChargeProblem.LostOrStolen),
        ("4000000000009979"u8.ToArray(), ChargeProblem.LostOrStolen),
        ("4000000000000069"u8.ToArray(), ChargeProblem.ExpiredCard),
        ("4000000000000127"u8.ToArray(), ChargeProblem.WrongSecurityCode),
    ];

    internal static SimulatorTrouble TroubleOf(Money amount) => (amount.Minor % AmountDigits) switch
    {
        5101 => SimulatorTrouble.AnswerLost,
        5102 => SimulatorTrouble.RequestLost,
        5103 => SimulatorTrouble.Slow,
        5104 => SimulatorTrouble.Crash,
        5105 => SimulatorTrouble.Unreachable,
        5106 => SimulatorTrouble.Rejected,
        5107 => SimulatorTrouble.LostForGood,
        _ => SimulatorTrouble.None,
    };

    internal static ChargeProblem? DeclineOf(Money amount, StoredCard? card) =>
        Declined.TryGetValue(amount.Minor % AmountDigits, out ChargeProblem problem) ? problem
        : card is null ? null
        : DeclineOf(card);

    private static ChargeProblem? DeclineOf(StoredCard card)
    {
        using GuardedSlot slot = GuardedSlot.Rent();
        int digits = card.Number.RevealTo(slot);
        foreach ((byte[] number, ChargeProblem problem) in Cards)
        {
            bool same = digits == number.Length;
            for (int i = 0; same && i < digits; i++)
            {
                same = slot.Bytes[i] == number[i] - '0';
            }

            if (same)
            {
                return problem;
            }
        }

        return null;
    }
}
