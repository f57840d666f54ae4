using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using PayGate.Capture.Deciding;
using PayGate.Capture.Desk;
using PayGate.Capture.Sessions;
using PayGate.Contracts.Captures;

namespace PayGate.Capture.Hubs;

/// <summary>The agent desk's door; the contract is docs/capture-hub.md. Arguments come as JSON so that a malformed one gets an answer.</summary>
internal sealed class CaptureHub(CaptureStarter starter, CaptureDirectory directory, DeskBoard board, CapturePolicy policy, TimeProvider clock) : Hub
{
    /// <inheritdoc/>
    public override async Task OnConnectedAsync()
    {
        AgentIdentity agent = Caller();
        await Groups.AddToGroupAsync(Context.ConnectionId, AgentIdentity.GroupOf(agent.Tenant), Context.ConnectionAborted);
        await Groups.AddToGroupAsync(Context.ConnectionId, AgentIdentity.GroupOf(agent.Tenant, agent.Agent), Context.ConnectionAborted);
        await base.OnConnectedAsync();
    }

    /// <summary>All that the desk shows.</summary>
    public DeskState GetState()
    {
        AgentIdentity agent = Caller();
        DeskView view = board.View(agent.Tenant, agent.Agent);
        DeskTimes times = new(
            (long)policy.FirstKeyTime.TotalMilliseconds,
            (long)policy.BetweenKeysTime.TotalMilliseconds,
            (long)policy.MoreTime.TotalMilliseconds);
        return new DeskState(agent.Agent, agent.Tenant, view.Calls, view.Captures, view.Sequence, clock.GetUtcNow(), times);
    }

    /// <summary>Starts a capture.</summary>
    [HubMethodName("StartCapture")]
    public async Task<CommandResult> StartCaptureAsync(JsonElement request)
    {
        try
        {
            return CommandResult.From(await starter.StartAsync(HubArguments.Wish(request, Caller()), Context.ConnectionAborted));
        }
        catch (MalformedArgumentException malformed)
        {
            return CommandResult.Refused(Refusal.Malformed(malformed.Message));
        }
    }

    /// <summary>Asks a field.</summary>
    [HubMethodName("AskField")]
    public Task<CommandResult> AskFieldAsync(JsonElement captureId, JsonElement field) =>
        CommandAsync(captureId, () => new CaptureCommand.AskField(HubArguments.Field(field)));

    /// <summary>Grants more time for the current field.</summary>
    [HubMethodName("GrantMoreTime")]
    public Task<CommandResult> GrantMoreTimeAsync(JsonElement captureId) => CommandAsync(captureId, () => new CaptureCommand.MoreTime());

    /// <summary>Has the card stored.</summary>
    [HubMethodName("ConfirmCapture")]
    public Task<CommandResult> ConfirmCaptureAsync(JsonElement captureId) => CommandAsync(captureId, () => new CaptureCommand.Confirm());

    /// <summary>Gives up.</summary>
    [HubMethodName("CancelCapture")]
    public Task<CommandResult> CancelCaptureAsync(JsonElement captureId) => CommandAsync(captureId, () => new CaptureCommand.Cancel());

    private AgentIdentity Caller() => AgentIdentity.From(Context.User) ?? throw new HubException("The sign-in names no agent and tenant.");

    private async Task<CommandResult> CommandAsync(JsonElement captureId, Func<CaptureCommand> read)
    {
        AgentIdentity agent = Caller();
        try
        {
            CaptureId id = HubArguments.CaptureId(captureId);
            CaptureCommand command = read();
            CaptureSession? session = directory.Find(id);
            return session is not null && session.Current.Tenant == agent.Tenant && session.Current.Agent == agent.Agent
                ? CommandResult.From(await session.AskAsync(command))
                : CommandResult.Refused(Refusal.For(RefusalCode.UnknownCapture));
        }
        catch (MalformedArgumentException malformed)
        {
            return CommandResult.Refused(Refusal.Malformed(malformed.Message));
        }
    }
}
