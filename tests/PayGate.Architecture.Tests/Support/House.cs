using System.Reflection;

namespace PayGate.Architecture.Tests.Support;

/// <summary>The rooms as assemblies.</summary>
internal static class House
{
    /// <summary>What each room may reference, from the design: the arrows of the house.</summary>
    public static IReadOnlyDictionary<string, string[]> Arrows { get; } = new Dictionary<string, string[]>
    {
        ["PayGate.Contracts"] = [],
        ["PayGate.Signals"] = [],
        ["PayGate.CardData"] = ["PayGate.Contracts"],
        ["PayGate.Audit"] = ["PayGate.Contracts"],
        ["PayGate.Media"] = ["PayGate.CardData", "PayGate.Contracts", "PayGate.Signals"],
        ["PayGate.Capture"] = ["PayGate.Audit", "PayGate.Contracts"],
        ["PayGate.Vault"] = ["PayGate.Audit", "PayGate.CardData", "PayGate.Contracts"],
        ["PayGate.Redaction"] = ["PayGate.Audit", "PayGate.CardData", "PayGate.Contracts", "PayGate.Signals"],
        ["PayGate.Evidence"] = ["PayGate.Audit", "PayGate.Contracts"],
        ["PayGate.Consoles"] = ["PayGate.Audit", "PayGate.Contracts"],
        ["PayGate"] =
        [
            "PayGate.Audit", "PayGate.Capture", "PayGate.CardData", "PayGate.Consoles", "PayGate.Contracts", "PayGate.Evidence",
            "PayGate.Media", "PayGate.Redaction", "PayGate.Signals", "PayGate.Vault",
        ],
    };

    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. Arrows.Keys.Select(room => Assembly.Load(room == "PayGate" ? "paygate" : room))];

    public static IEnumerable<Type> Types() =>
        Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(type => !IsGenerated(type));

    public static IEnumerable<Type> CardTypes() => Types().Where(IsCardType);

    /// <summary>A type that holds digits, keys pressed or keys to them: anything of the card-data room that is not a plain rule, and key presses.</summary>
    public static bool IsCardType(Type type) => SecretNames.Contains(type.Name);

    public static bool Mentions(Type type, Func<Type, bool> isSo) =>
        isSo(type)
        || (type.HasElementType && Mentions(type.GetElementType()!, isSo))
        || (type.IsGenericType && type.GetGenericArguments().Any(argument => Mentions(argument, isSo)));

    private static readonly HashSet<string> SecretNames =
    [
        "Pan", "SecurityCode", "ExpiryDate", "DigitBuffer", "GuardedSlot", "GuardedKey", "HeldKey", "DataKey", "OpenedCard", "StoredCard",
        "CardCollector", "SealingKeyPair", "KeyPress", "KeyTone", "ToneRange",
    ];

    public static IReadOnlyCollection<string> Secrets => SecretNames;

    private static bool IsGenerated(Type type) =>
        type.Name.Contains('<', StringComparison.Ordinal)
        || (type.FullName ?? "").Contains('<', StringComparison.Ordinal)
        || type.GetCustomAttributesData().Any(attribute => attribute.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute");
}
