namespace PayGate.Contracts.Charges;

/// <summary>What follows from a problem.</summary>
public static class ChargeProblems
{
    /// <summary>
    /// The same card will be declined again (a hard decline): card schemes fine who tries again. Any other may be tried once more later.
    /// </summary>
    public static bool IsHard(this ChargeProblem problem) =>
        problem is ChargeProblem.ExpiredCard or ChargeProblem.InvalidCard or ChargeProblem.LostOrStolen or ChargeProblem.SuspectedFraud
            or ChargeProblem.NotPermitted or ChargeProblem.AuthenticationRequired;
}
