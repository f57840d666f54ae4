using System.Text.RegularExpressions;
using PayGate.Architecture.Tests.Support;

namespace PayGate.Architecture.Tests.House;

public sealed partial class FileTests
{
    private const int LongestFile = 300;

    [Fact]
    public void Every_source_file_holds_one_top_level_type()
    {
        string[] crowded =
        [
            .. Repository.SourceFiles()
                .Where(file => Path.GetFileName(file) != "Program.cs")
                .Where(file => TopLevelType().Count(File.ReadAllText(file)) != 1)
                .Select(Repository.Relative),
        ];
        Assert.Empty(crowded);
    }

    [Fact]
    public void Every_type_is_named_as_its_file()
    {
        string[] misnamed =
        [
            .. Repository.SourceFiles()
                .Where(file => Path.GetFileName(file) != "Program.cs")
                .Where(file => TopLevelType().Match(File.ReadAllText(file)) is { Success: true } type
                    && type.Groups["name"].Value != NameOf(file))
                .Select(Repository.Relative),
        ];
        Assert.Empty(misnamed);
    }

    [Fact]
    public void No_source_file_is_long()
    {
        string[] files = [.. Repository.SourceFiles().Where(file => File.ReadLines(file).Count() > LongestFile).Select(Repository.Relative)];
        Assert.Empty(files);
    }

    [Fact]
    public void Every_namespace_is_its_folder()
    {
        List<string> lost = [];
        foreach (string file in Repository.SourceFiles())
        {
            if (Path.GetFileName(file) == "Program.cs")
            {
                continue;
            }

            string folder = Path.GetDirectoryName(Path.GetRelativePath(Path.Combine(Repository.Root, "src"), file))!.Replace('/', '.');
            string declared = Namespace().Match(File.ReadAllText(file)).Groups["name"].Value;
            if (declared != folder)
            {
                lost.Add(Repository.Relative(file));
            }
        }

        Assert.Empty(lost);
    }

    [Fact]
    public void Nothing_is_left_open_or_switched_off()
    {
        string[] open =
        [
            .. Repository.SourceFiles().Concat(Repository.Files("tests", "*.cs"))
                .Where(file => !file.EndsWith("/FileTests.cs", StringComparison.Ordinal))
                .Where(file => Leftover().IsMatch(File.ReadAllText(file)))
                .Select(Repository.Relative),
        ];
        Assert.Empty(open);
    }

    // A generic twin stands beside the plain type as NameOfT.
    private static string NameOf(string file)
    {
        string name = Path.GetFileName(file).Split('.')[0];
        return name.EndsWith("OfT", StringComparison.Ordinal) ? name[..^3] : name;
    }

    [GeneratedRegex(
        @"^(public |internal |file )?(static |sealed |abstract |readonly |partial |ref |unsafe )*(class|struct|record struct|record|interface|enum|delegate [\w<>\[\]?]+) (?<name>\w+)",
        RegexOptions.Multiline,
        2000)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline, 2000)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bTODO\b|\bFIXME\b|\bHACK\b|NotImplementedException|#region|Skip *= *""", RegexOptions.None, 2000)]
    private static partial Regex Leftover();
}
