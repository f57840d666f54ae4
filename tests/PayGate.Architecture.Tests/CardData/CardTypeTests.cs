using System.Diagnostics;
using System.Reflection;
using Microsoft.Extensions.Logging;

namespace PayGate.Architecture.Tests.CardData;

public sealed class CardTypeTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const byte LoadString = 0x72;
    private const byte Return = 0x2A;

    [Fact]
    public void Every_name_on_the_list_of_secret_types_is_a_type()
    {
        string[] unknown = [.. Support.House.Secrets.Except(Support.House.CardTypes().Select(type => type.Name))];
        Assert.Empty(unknown);
    }

    [Fact]
    public void No_log_method_takes_a_card_type()
    {
        string[] leaking =
        [
            .. from type in Support.House.Types()
               from method in type.GetMethods(Everything)
               where method.GetCustomAttribute<LoggerMessageAttribute>() is not null
               from parameter in method.GetParameters()
               where Support.House.Mentions(parameter.ParameterType, Support.House.IsCardType) || IsBuffer(parameter.ParameterType)
               select type.Name + "." + method.Name + "(" + parameter.Name + ")",
        ];
        Assert.Empty(leaking);
    }

    [Fact]
    public void No_exception_carries_a_card_type()
    {
        string[] leaking =
        [
            .. from type in Support.House.Types()
               where type.IsAssignableTo(typeof(Exception))
               from carried in Carried(type)
               where Support.House.Mentions(carried, Support.House.IsCardType) || IsBuffer(carried)
               select type.Name,
        ];
        Assert.Empty(leaking);
    }

    [Fact]
    public void No_message_between_rooms_carries_a_card_type()
    {
        string[] leaking =
        [
            .. from type in Support.House.Types()
               where IsRecord(type) && type.Assembly.GetName().Name != "PayGate.CardData"
               from carried in Carried(type)
               where Support.House.Mentions(carried, Support.House.IsCardType)
               select type.FullName,
        ];
        Assert.Empty(leaking);
    }

    [Fact]
    public void No_card_type_has_a_text_form()
    {
        string[] speaking =
        [
            .. from type in Support.House.CardTypes()
               where IsRecord(type)
                   || (type.GetMethod("ToString", Everything, []) is { } text && !IsConstant(text))
                   || (type.GetCustomAttribute<DebuggerDisplayAttribute>()?.Value?.Contains('{', StringComparison.Ordinal) ?? false)
                   || type.IsAssignableTo(typeof(IFormattable))
                   || type.GetCustomAttributes().Any(attribute => attribute.GetType().Namespace == "System.Text.Json.Serialization")
               select type.FullName,
        ];
        Assert.Empty(speaking);
    }

    [Fact]
    public void No_card_type_hands_out_a_string()
    {
        string[] speaking =
        [
            .. from type in Support.House.CardTypes()
               from member in type.GetMembers(Everything)
               where (member is MethodInfo method && method.ReturnType == typeof(string) && method.Name != "ToString")
                   || (member is FieldInfo { IsLiteral: false } field && field.FieldType == typeof(string))
               select type.Name + "." + member.Name,
        ];
        Assert.Empty(speaking);
    }

    [Fact]
    public void No_string_parameter_is_meant_for_card_data()
    {
        HashSet<string> suspicious = new(StringComparer.OrdinalIgnoreCase)
        {
            "pan", "card", "cardNumber", "primaryAccountNumber", "cvv", "cvc", "cvv2", "securityCode", "digits", "expiry", "keyPress",
        };
        string[] found =
        [
            .. from type in Support.House.Types()
               from method in type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything))
               from parameter in method.GetParameters()
               where parameter.ParameterType == typeof(string) && suspicious.Contains(parameter.Name ?? "")
               select type.Name + "." + method.Name + "(" + parameter.Name + ")",
        ];
        Assert.Empty(found);
    }


    /// <summary>The method loads one literal and returns it, whatever the object holds.</summary>
    private static bool IsConstant(MethodInfo method) =>
        method.GetMethodBody()?.GetILAsByteArray() is [LoadString, _, _, _, _, Return];

    private static IEnumerable<Type> Carried(Type type) =>
        type.GetProperties(Everything).Select(property => property.PropertyType)
            .Concat(type.GetFields(Everything).Select(field => field.FieldType))
            .Concat(type.GetConstructors(Everything).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType));

    private static bool IsRecord(Type type) =>
        type.GetMethod("<Clone>$", Everything) is not null || type.GetMethod("PrintMembers", Everything) is not null;

    private static bool IsBuffer(Type type) =>
        type == typeof(byte[]) || type == typeof(char[]) || type == typeof(ReadOnlyMemory<byte>) || type == typeof(Memory<byte>);
}
