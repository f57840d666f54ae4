using PayGate.Redaction.Pipeline;

namespace PayGate.Redaction.Tests.Pipeline;

public sealed class RedactionOptionsTests
{
    [Fact]
    public void Every_wrong_setting_is_named_at_once()
    {
        var options = new RedactionOptions { IntakeFolder = "", DataFolder = " ", Workers = 0, MostAttempts = 99, OrphanAge = TimeSpan.Zero };
        string message = Assert.Throws<ArgumentException>(options.Validate).Message;
        Assert.All(
            ["IntakeFolder", "DataFolder", "Workers", "MostAttempts", "OrphanAge"],
            name => Assert.Contains(name, message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_defaults_are_accepted() => new RedactionOptions { IntakeFolder = "in", DataFolder = "data" }.Validate();
}
