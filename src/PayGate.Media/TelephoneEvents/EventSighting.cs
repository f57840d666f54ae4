namespace PayGate.Media.TelephoneEvents;

/// <summary>What one event packet adds to what is known.</summary>
internal enum EventSighting
{
    /// <summary>It is of an event that was over before the newest one; or it is no key.</summary>
    Nothing,

    /// <summary>A key that was not known: a new press.</summary>
    NewPress,

    /// <summary>More of the newest press.</summary>
    Continuation,
}
