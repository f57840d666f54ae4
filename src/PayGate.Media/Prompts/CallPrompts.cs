using PayGate.Contracts.Captures;
using PayGate.Contracts.Tenancy;
using PayGate.Media.Calls;

namespace PayGate.Media.Prompts;

/// <summary>Says to the caller what a capture wants of them: which field, what was wrong with the last try, that all is there.</summary>
internal sealed class CallPrompts(PromptBook book, PromptPlayer player, TenantId tenant, string language)
{
    private short[] _wrong = [];

    private bool _isSealed;

    /// <summary>
    /// The prompts for a capture on a call; <see langword="null"/> when its caller is not to be guided. What the desk wishes outranks what the edge said.
    /// </summary>
    internal static CallPrompts? For(Call call, CallerGuidance? wish, PromptBook book)
    {
        if (LanguageOf(wish, call.Roles.PromptLanguage) is not { } language || call.AgentLeg.MainStream is not { } agent)
        {
            return null;
        }

        return new CallPrompts(book, agent.Outlet.NeedPlayer(), call.Tenant, language);
    }

    /// <summary>A field is asked. After a wrong try the caller hears first what was wrong.</summary>
    internal void Asked(CardField field, long now)
    {
        Play([.. _wrong, .. Find(field switch
        {
            CardField.CardNumber => "ask-number",
            CardField.Expiry => "ask-expiry",
            _ => "ask-code",
        })], now);
        _wrong = [];
    }

    /// <summary>A field was judged.</summary>
    internal void Judged(FieldProgress progress)
    {
        if (progress.State == FieldState.Invalid)
        {
            _wrong = Find(NameOf(progress.Problem));
        }
    }

    /// <summary>The caller pressed a key: they have heard enough.</summary>
    internal void KeyPressed() => player.Stop();

    /// <summary>All fields are sealed.</summary>
    internal void Sealed(long now)
    {
        _isSealed = true;
        Play(Find("received"), now);
    }

    /// <summary>The capture is over. Without a card the caller hears so; a card that was sealed is for the agent to speak of.</summary>
    internal void Ended(long now)
    {
        if (!_isSealed)
        {
            Play(Find("ended"), now);
        }
    }

    private static string? LanguageOf(CallerGuidance? wish, string? ofCall) => wish switch
    {
        CallerGuidance.Off => null,
        CallerGuidance.It => "it",
        CallerGuidance.En => "en",
        _ => ofCall,
    };

    private static string NameOf(FieldProblem problem) => problem switch
    {
        FieldProblem.TooShort or FieldProblem.BetweenKeysTimedOut or FieldProblem.FirstKeyTimedOut => "too-short",
        FieldProblem.BrandNotAccepted => "brand-not-accepted",
        FieldProblem.Expired => "expired",
        FieldProblem.DoubleDigitSuspected => "double-digit",
        FieldProblem.ClearedByCaller => "cleared",
        _ => "not-valid",
    };

    private short[] Find(string name) => book.Find(tenant, language, name) ?? [];

    private void Play(short[] sound, long now)
    {
        if (sound.Length > 0)
        {
            player.Play(PlayedSound.Once(sound), now);
        }
    }
}
