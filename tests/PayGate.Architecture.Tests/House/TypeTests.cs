namespace PayGate.Architecture.Tests.House;

public sealed class TypeTests
{
    [Fact]
    public void Every_class_is_sealed_static_or_abstract()
    {
        string[] open =
        [
            .. Support.House.Types()
                .Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract)
                .Where(type => !type.IsAssignableTo(typeof(Delegate)) && type.Name != "Program")
                .Select(type => type.FullName!),
        ];
        Assert.Empty(open);
    }

    [Fact]
    public void Asynchronous_methods_say_so_by_name()
    {
        string[] silent =
        [
            .. from type in Support.House.Types()
               where type.IsVisible && !type.Name.EndsWith("Hub", StringComparison.Ordinal)
               from method in type.GetMethods()
               where method.DeclaringType == type && !method.IsSpecialName
               where IsTask(method.ReturnType) && !method.Name.EndsWith("Async", StringComparison.Ordinal)
               where method.GetBaseDefinition() == method
               select type.Name + "." + method.Name,
        ];
        Assert.Empty(silent);
    }

    private static bool IsTask(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));
}
