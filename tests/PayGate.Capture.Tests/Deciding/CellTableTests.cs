using PayGate.Audit;
using PayGate.Capture.Deciding;
using PayGate.Capture.Tests.Support;
using PayGate.Contracts.Captures;
using PayGate.Contracts.Certificates;

namespace PayGate.Capture.Tests.Deciding;

/// <summary>
/// What every command does in every state. <c>same</c>: nothing changes; <c>noted</c>: only an audit entry; <c>no X</c>: refused with
/// code X; else the next state, with the outcome behind a slash.
/// </summary>
public sealed class CellTableTests
{
    private const string Table = """
        Command         | Securing           | Secured            | Collecting         | Complete           | Storing                | Ended
        Secured         | Secured            | same               | same               | same               | same                   | same
        NotSecured      | Ended/NotProtected | same               | same               | same               | same                   | same
        AskField        | no NotSecured      | Collecting         | Collecting         | Collecting         | no Storing             | no CaptureEnded
        FieldProgressed | same               | same               | Collecting         | Collecting         | same                   | same
        MoreTime        | no NotSecured      | no NoTimeRunning   | Collecting         | no NoTimeRunning   | no Storing             | no CaptureEnded
        Confirm         | no NotSecured      | no NotComplete     | no NotComplete     | Storing            | same                   | no CaptureEnded
        Cancel          | Ended/CancelledByAgent | Ended/CancelledByAgent | Ended/CancelledByAgent | Ended/CancelledByAgent | no Storing | no CaptureEnded
        Sealed          | same               | same               | same               | same               | Storing                | same
        SealFailed      | same               | same               | same               | same               | Ended/Interrupted      | same
        Stored          | same               | same               | same               | same               | Ended/Succeeded        | noted
        StoreFailed     | same               | same               | same               | same               | Ended/VaultUnavailable | same
        MaskOpened      | same               | same               | same               | same               | same                   | Ended/CancelledByAgent
        MaskStuck       | same               | same               | same               | same               | same                   | noted
        CallEnded       | Ended/HungUp       | Ended/HungUp       | Ended/HungUp       | Ended/HungUp       | Storing                | same
        ProtectionLost  | Ended/NotProtected | Ended/NotProtected | Ended/NotProtected | Ended/NotProtected | Ended/NotProtected     | same
        MaskingFailed   | Ended/NotProtected | Ended/NotProtected | Ended/NotProtected | Ended/NotProtected | Ended/NotProtected     | Ended/CancelledByAgent
        Certified       | same               | same               | same               | same               | same                   | Ended/CancelledByAgent
        DeadlinePassed  | Ended/NotProtected | Ended/TimedOut     | Secured            | Ended/TimedOut     | Ended/Interrupted      | same
        CallerStopped   | same               | Ended/StoppedByCaller | Ended/StoppedByCaller | Ended/StoppedByCaller | same           | same
        Restarted       | Ended/Interrupted  | Ended/Interrupted  | Ended/Interrupted  | Ended/Interrupted  | Ended/Interrupted      | same
        """;

    private static readonly Dictionary<(CaptureState, CaptureCommandKind), string> Cells = Read();

    public static TheoryData<string, string> AllPairs()
    {
        TheoryData<string, string> pairs = [];
        foreach (CaptureState state in Enum.GetValues<CaptureState>())
        {
            foreach (CaptureCommandKind kind in Enum.GetValues<CaptureCommandKind>())
            {
                pairs.Add(state.ToString(), kind.ToString());
            }
        }

        return pairs;
    }

    [Theory]
    [MemberData(nameof(AllPairs))]
    public void Every_command_in_every_state_does_what_the_table_says(string stateName, string kindName)
    {
        CaptureState state = Enum.Parse<CaptureState>(stateName);
        CaptureCommandKind kind = Enum.Parse<CaptureCommandKind>(kindName);
        Assert.True(Cells.TryGetValue((state, kind), out string? expected), "The table has no cell for this pair.");
        CaptureModel model = Sample.In(state);
        DateTimeOffset now = kind == CaptureCommandKind.DeadlinePassed ? model.NextDeadline ?? Sample.Noon.AddDays(1) : Sample.Noon;

        CaptureDecision decision = CaptureDecider.Decide(model, Command(kind, model), Sample.At(now));

        Assert.Equal(expected, Describe(model, decision));
        AssertInvariants(model, decision);
    }

    [Fact]
    public void The_table_has_no_cell_that_does_not_exist() =>
        Assert.Equal(Enum.GetValues<CaptureState>().Length * Enum.GetValues<CaptureCommandKind>().Length, Cells.Count);

    internal static void AssertInvariants(CaptureModel before, CaptureDecision decision)
    {
        if (decision is not CaptureDecision.Accepted accepted)
        {
            return;
        }

        bool ends = !before.IsEnded && accepted.Next.IsEnded;
        Assert.Equal(ends ? 1 : 0, accepted.Effects.Count(effect => effect is CaptureEffect.Disarm));
        Assert.Equal(ends ? 1 : 0, accepted.Audit.Count(entry => entry.Kind == AuditKind.CaptureEnded));
        Assert.Equal(accepted.Next.IsEnded, accepted.Next.Outcome is not null);
        Assert.Equal(accepted.Next.Outcome == CaptureOutcome.Succeeded, accepted.Next.Token is not null);
        Assert.True(accepted.Next.IsEnded || !before.IsEnded, "Nothing leads out of the end.");
        if (accepted.Effects.Any(effect => effect is CaptureEffect.AskField or CaptureEffect.Seal))
        {
            Assert.True(before.MaskClosed, "No field may be asked before the secured state was confirmed.");
        }

        if (!ReferenceEquals(accepted.Next, before))
        {
            Assert.Equal(before.Sequence + 1, accepted.Next.Sequence);
        }
    }

    internal static CaptureCommand Command(CaptureCommandKind kind, CaptureModel model) => kind switch
    {
        CaptureCommandKind.Secured => new CaptureCommand.Secured(),
        CaptureCommandKind.NotSecured => new CaptureCommand.NotSecured(MaskClosed: true, RecorderSecured: false),
        CaptureCommandKind.AskField => new CaptureCommand.AskField(CardField.CardNumber),
        CaptureCommandKind.FieldProgressed => Sample.Keying(model, CardField.CardNumber, 3),
        CaptureCommandKind.MoreTime => new CaptureCommand.MoreTime(),
        CaptureCommandKind.Confirm => new CaptureCommand.Confirm(),
        CaptureCommandKind.Cancel => new CaptureCommand.Cancel(),
        CaptureCommandKind.Sealed => new CaptureCommand.Sealed(Sample.Sealed(model)),
        CaptureCommandKind.SealFailed => new CaptureCommand.SealFailed(),
        CaptureCommandKind.Stored => new CaptureCommand.Stored(Sample.Token),
        CaptureCommandKind.StoreFailed => new CaptureCommand.StoreFailed(),
        CaptureCommandKind.MaskOpened => new CaptureCommand.MaskOpened(),
        CaptureCommandKind.MaskStuck => new CaptureCommand.MaskStuck(),
        CaptureCommandKind.CallEnded => new CaptureCommand.CallEnded(),
        CaptureCommandKind.ProtectionLost => new CaptureCommand.ProtectionLost(),
        CaptureCommandKind.MaskingFailed => new CaptureCommand.MaskingFailed(MaskedOutput.Legs, new LeakHit(LeakKind.Tone, Sample.Noon, 40)),
        CaptureCommandKind.Certified => new CaptureCommand.Certified(new CertificateSummary(CertificateVerdict.Verified, CertificateReason.None, 41_200, 0)),
        CaptureCommandKind.DeadlinePassed => new CaptureCommand.DeadlinePassed(),
        CaptureCommandKind.CallerStopped => new CaptureCommand.CallerStopped(),
        CaptureCommandKind.Restarted => new CaptureCommand.Restarted(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static string Describe(CaptureModel before, CaptureDecision decision) => decision switch
    {
        CaptureDecision.Refused refused => "no " + refused.Code,
        CaptureDecision.Accepted { Audit.Count: > 0 } accepted when ReferenceEquals(accepted.Next, before) => "noted",
        CaptureDecision.Accepted { Next.Outcome: { } outcome } => "Ended/" + outcome,
        CaptureDecision.Accepted accepted => accepted.Next.State.ToString(),
        _ => "same",
    };

    private static Dictionary<(CaptureState, CaptureCommandKind), string> Read()
    {
        string[][] rows = [.. Table.Split('\n').Select(line => line.Split('|', StringSplitOptions.TrimEntries))];
        CaptureState[] states = [.. rows[0][1..].Select(Enum.Parse<CaptureState>)];
        Dictionary<(CaptureState, CaptureCommandKind), string> cells = [];
        foreach (string[] row in rows[1..])
        {
            for (int i = 0; i < states.Length; i++)
            {
                cells.Add((states[i], Enum.Parse<CaptureCommandKind>(row[0])), row[i + 1]);
            }
        }

        return cells;
    }
}
