using System.Xml.Linq;
using PayGate.Architecture.Tests.Support;

namespace PayGate.Architecture.Tests.House;

public sealed class ReferenceTests
{
    [Fact]
    public void Every_room_references_what_the_design_allows_and_nothing_else()
    {
        foreach ((string room, string[] allowed) in Support.House.Arrows)
        {
            string file = Path.Combine(Repository.Root, "src", room, room + ".csproj");
            string[] referenced =
            [
                .. XDocument.Load(file).Descendants("ProjectReference")
                    .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
                    .Order(StringComparer.Ordinal),
            ];
            string[] extra = [.. referenced.Except(allowed)];
            Assert.True(extra.Length == 0, $"{room} may not reference {string.Join(", ", extra)}.");
        }
    }

    [Fact]
    public void Every_project_under_src_is_a_room_of_the_design()
    {
        string[] projects = [.. Repository.Files("src", "*.csproj").Select(Path.GetFileNameWithoutExtension).Select(name => name!)];
        Assert.Equal(Support.House.Arrows.Keys.Order(StringComparer.Ordinal), projects.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Compiled_rooms_use_no_other_room_than_the_design_allows()
    {
        foreach (System.Reflection.Assembly assembly in Support.House.Assemblies)
        {
            string room = assembly.GetName().Name is "paygate" ? "PayGate" : assembly.GetName().Name!;
            string[] used =
            [
                .. assembly.GetReferencedAssemblies().Select(name => name.Name!).Where(name => name.StartsWith("PayGate", StringComparison.Ordinal)),
            ];
            string[] extra = [.. used.Except(Support.House.Arrows[room])];
            Assert.True(extra.Length == 0, $"{room} uses {string.Join(", ", extra)}.");
        }
    }

    [Fact]
    public void Nothing_but_the_card_data_room_binds_libsodium()
    {
        string[] binding =
        [
            .. Repository.SourceFiles()
                .Where(file => !Repository.Relative(file).StartsWith("src/PayGate.CardData/", StringComparison.Ordinal))
                .Where(file => File.ReadAllText(file).Contains("LibraryImport(\"libsodium", StringComparison.Ordinal))
                .Select(Repository.Relative),
        ];
        Assert.Empty(binding);
    }
}
