using PayGate.Contracts.Tenancy;

namespace PayGate.Media.Prompts;

/// <summary>
/// The prompts of a folder, <c>TENANT/LANGUAGE/NAME.wav</c>, all read and checked at start. What a tenant does not have is taken from <c>default</c>.
/// </summary>
public sealed class PromptBook
{
    private const string Fallback = "default";

    private readonly Dictionary<string, short[]> _prompts;

    private PromptBook(Dictionary<string, short[]> prompts) => _prompts = prompts;

    /// <summary>No prompts.</summary>
    public static PromptBook Empty { get; } = new([]);

    /// <summary>How many prompts there are.</summary>
    public int Count => _prompts.Count;

    /// <summary>Reads a folder.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">Files that cannot be played; each is named with what is wrong with it.</exception>
    public static PromptBook Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new DirectoryNotFoundException("There is no folder of prompts at " + folder + ".");
        }

        Dictionary<string, short[]> prompts = new(StringComparer.Ordinal);
        List<string> problems = [];
        foreach (string file in Directory.EnumerateFiles(folder, "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            string name = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
            if (name.Split('/').Length != 3)
            {
                problems.Add(name + " is not at TENANT/LANGUAGE/NAME.wav");
            }
            else if (PromptWav.TryRead(File.ReadAllBytes(file), PromptWav.PromptSeconds, out string problem) is { } samples)
            {
                prompts[name[..^4]] = samples;
            }
            else
            {
                problems.Add(name + " " + problem);
            }
        }

        return problems.Count == 0
            ? new PromptBook(prompts)
            : throw new InvalidDataException("Prompts that cannot be played: " + string.Join("; ", problems) + ".");
    }

    /// <summary>A prompt, 8 kHz; <see langword="null"/> when neither the tenant nor the default has it in this language.</summary>
    internal short[]? Find(TenantId tenant, string language, string name) =>
        _prompts.GetValueOrDefault(tenant.Value + "/" + language + "/" + name)
        ?? _prompts.GetValueOrDefault(Fallback + "/" + language + "/" + name);
}
