using PayGate.Capture.Deciding;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Tests.Deciding;

/// <summary>Whatever happens in whatever order: one ending, one disarming, no field asked unprotected.</summary>
public sealed class RandomWalkTests
{
    private static readonly CaptureCommandKind[] Kinds = Enum.GetValues<CaptureCommandKind>();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_order_of_commands_keeps_the_invariants(int seed)
    {
        Random random = new(seed);
        int succeeded = 0;
        for (int walk = 0; walk < 500; walk++)
        {
            succeeded += Walk(random) == CaptureOutcome.Succeeded ? 1 : 0;
        }

        Assert.True(succeeded > 0, "The walks never reach the successful end, so they prove little.");
    }

    private static CaptureOutcome? Walk(Random random)
    {
        CaptureModel model = CaptureDecider.Begin(Sample.Wish(), Sample.At(Sample.Noon)).Next;
        DateTimeOffset now = Sample.Noon;
        int disarmed = 0;
        for (int step = 0; step < 60; step++)
        {
            now += TimeSpan.FromMilliseconds(random.Next(0, 4000));
            CaptureDecision decision = CaptureDecider.Decide(model, Draw(random, model), Sample.At(now));
            CellTableTests.AssertInvariants(model, decision);
            if (decision is CaptureDecision.Accepted accepted)
            {
                disarmed += accepted.Effects.Count(effect => effect is CaptureEffect.Disarm);
                model = accepted.Next;
            }
        }

        Assert.Equal(model.IsEnded ? 1 : 0, disarmed);
        Assert.All(model.Fields, field => Assert.InRange(field.Failures, 0, model.AttemptsAllowed));
        return model.Outcome;
    }

    /// <summary>Mostly steps forward, so that walks get far; one in twelve is any command at all.</summary>
    private static CaptureCommand Draw(Random random, CaptureModel model)
    {
        if (random.Next(12) == 0)
        {
            return CellTableTests.Command(Kinds[random.Next(Kinds.Length)], model);
        }

        CardField field = Sample.AllFields[random.Next(Sample.AllFields.Length)];
        return (model.State, random.Next(4)) switch
        {
            (CaptureState.Securing, _) => new CaptureCommand.Secured(),
            (CaptureState.Secured, _) => new CaptureCommand.AskField(field),
            (CaptureState.Collecting, 0) => Sample.Keying(model, field, random.Next(1, 19)),
            (CaptureState.Collecting, 1) => Sample.Invalid(model, field, FieldProblem.CodeLength),
            (CaptureState.Collecting, _) => Sample.Valid(model, model.CurrentField!.Value),
            (CaptureState.Complete, _) => new CaptureCommand.Confirm(),
            (CaptureState.Storing, 0) => new CaptureCommand.Sealed(Sample.Sealed(model)),
            (CaptureState.Storing, _) => new CaptureCommand.Stored(Sample.Token),
            _ => CellTableTests.Command(Kinds[random.Next(Kinds.Length)], model),
        };
    }
}
