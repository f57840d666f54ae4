using System.Reflection;
using System.Text.RegularExpressions;
using PayGate.Architecture.Tests.Support;

namespace PayGate.Architecture.Tests.Prose;

/// <summary>A name in backticks that looks like one of our types must be one: stale prose is worse than none.</summary>
public sealed partial class NamesInProseTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Every_type_named_in_prose_exists()
    {
        HashSet<string> known = [.. KnownNames()];
        List<string> stale = [];
        foreach (string file in ProseFiles())
        {
            foreach (Match match in Backticked().Matches(File.ReadAllText(file)))
            {
                string name = match.Groups["name"].Value;
                if (!known.Contains(name))
                {
                    stale.Add(Repository.Relative(file) + ": " + name);
                }
            }
        }

        Assert.Empty(stale);
    }

    [Fact]
    public void Every_path_named_in_prose_exists()
    {
        List<string> stale = [];
        foreach (string file in ProseFiles())
        {
            foreach (Match match in BacktickedPath().Matches(File.ReadAllText(file)))
            {
                string path = match.Groups["path"].Value.TrimEnd('/');
                if (!Path.Exists(Path.Combine(Repository.Root, path)))
                {
                    stale.Add(Repository.Relative(file) + ": " + path);
                }
            }
        }

        Assert.Empty(stale);
    }

    private static IEnumerable<string> ProseFiles() =>
        Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(new[] { "docs", "compliance-docs", "src", "tests", "eng" }
                .Where(folder => Directory.Exists(Path.Combine(Repository.Root, folder)))
                .SelectMany(folder => Repository.Files(folder, "*.md")));

    private static IEnumerable<string> KnownNames() =>
        Support.House.Types().SelectMany(type => type.GetMembers(Everything).Select(member => member.Name).Append(type.Name.Split('`')[0]))
            .Concat(Support.House.Assemblies.Select(assembly => assembly.GetName().Name!.Split('.')[^1]))
            .Concat(Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories).Select(folder => Path.GetFileName(folder)!))
            .Concat(Repository.Files("tests", "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)!))
            .Concat(WebClasses());

    private static IEnumerable<string> WebClasses() =>
        Repository.Files("src/PayGate.Web", "*.ts")
            .SelectMany(file => WebClass().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value));

    // Two humps at least: `Kamailio` or `Luhn` are words, `CardToken` is a type.
    [GeneratedRegex(@"`(?<name>[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+)+)`", RegexOptions.None, 2000)]
    private static partial Regex Backticked();

    [GeneratedRegex(@"`(?<path>(?:src|tests|docs|eng|deploy|compliance-docs)/[\w./-]+)`", RegexOptions.None, 2000)]
    private static partial Regex BacktickedPath();

    [GeneratedRegex(@"export (?:abstract )?(?:class|interface|type|const|function) (?<name>\w+)", RegexOptions.None, 2000)]
    private static partial Regex WebClass();
}
