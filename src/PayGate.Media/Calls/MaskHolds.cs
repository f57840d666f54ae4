namespace PayGate.Media.Calls;

/// <summary>Who wants the mask of a leg closed. It opens when nobody does.</summary>
[Flags]
internal enum MaskHolds
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>A capture: the edge cannot open what it closed.</summary>
    Capture = 1,

    /// <summary>The edge, by <c>block DTMF</c>.</summary>
    Block = 2,

    /// <summary>A key was heard behind the mask: nobody opens it before the call ends.</summary>
    Alarm = 4,

    /// <summary>A transfer out of a call whose caller was keying.</summary>
    Transfer = 8,
}
