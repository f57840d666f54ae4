namespace PayGate.Hosting;

/// <summary>The built web pages, beside the executable.</summary>
internal static class WebRoot
{
    /// <summary>Folder of <c>index.html</c>.</summary>
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "wwwroot");
}
