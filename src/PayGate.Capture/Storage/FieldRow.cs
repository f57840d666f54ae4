using PayGate.Capture.Deciding;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Storage;

/// <summary>A row of <c>capture_field</c>: counts and verdicts.</summary>
internal sealed class FieldRow
{
    public string Capture { get; init; } = "";

    public long Position { get; init; }

    public string Field { get; init; } = "";

    public string State { get; init; } = "";

    public string Problem { get; init; } = "";

    public long Digits { get; init; }

    public long Asked { get; init; }

    public long Failures { get; init; }

    public static FieldRow From(CaptureId capture, int position, FieldModel field) => new()
    {
        Capture = capture.Value,
        Position = position,
        Field = field.Field.ToString(),
        State = field.State.ToString(),
        Problem = field.Problem.ToString(),
        Digits = field.Digits,
        Asked = field.Asked,
        Failures = field.Failures,
    };

    public FieldModel ToModel() => FieldModel.Idle(Enum.Parse<CardField>(Field)) with
    {
        State = Enum.Parse<FieldState>(State),
        Problem = Enum.Parse<FieldProblem>(Problem),
        Digits = (int)Digits,
        Asked = (int)Asked,
        Failures = (int)Failures,
    };
}
