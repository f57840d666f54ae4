namespace PayGate.EndToEnd.Tests.Sip;

/// <summary>Calls through one Kamailio, one after the other: their parties share addresses.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class SipEdge : ICollectionFixture<EdgeFixture>
{
    public const string Name = "SIP edge";
}
