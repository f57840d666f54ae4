namespace PayGate.Audit;

/// <summary>A chain was found tampered with where it had to be trusted: nothing more may be appended until a person has looked.</summary>
public sealed class AuditBrokenException : Exception
{
    /// <summary>For a chain and a problem.</summary>
    public AuditBrokenException(string chain, AuditProblem problem)
        : base("The audit chain '" + chain + "' is broken: " + problem + ". Run 'paygate evidence verify'.")
    {
        Chain = chain;
        Problem = problem;
    }

    /// <summary>Name of the chain.</summary>
    public string Chain { get; }

    /// <summary>What is wrong with it.</summary>
    public AuditProblem Problem { get; }
}
