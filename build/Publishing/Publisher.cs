using Build.Processes;

namespace Build.Publishing;

/// <summary>Compiles the generator for one kind of machine.</summary>
/// <param name="context">Paths, properties and the user.</param>
/// <param name="rid">What to publish for.</param>
public sealed class Publisher(BuildContext context, string rid)
{
    /// <summary>The form that the user asks for, or the best that can be had; its packages are there then.</summary>
    /// <exception cref="BuildException">It cannot be had.</exception>
    public PublishForm Choose()
    {
        var asked = context.Option("form") ?? "auto";
        var why = asked == "readytorun" ? "ReadyToRun was asked for" : PublishForms.WhyNotAot(rid) ?? Missing(PublishForm.Aot);
        if (why is null)
            return PublishForm.Aot;
        if (asked == "aot")
            throw new BuildException($"There is no Native AOT for {rid} here: {why}. Leave --form out for the best that can be had.");
        if (asked == "auto")
            context.Say($"no Native AOT for {rid}: {why}");
        return Missing(PublishForm.ReadyToRun) is { } missing
            ? throw new BuildException($"Nothing can be published for {rid} here: {missing}. Publish where the feed has it (dotnet nuget list source).")
            : PublishForm.ReadyToRun;
    }

    /// <summary>The forms that can be had, their packages with them.</summary>
    public IReadOnlyList<PublishForm> Forms() =>
        [.. Enum.GetValues<PublishForm>().Where(form => (form == PublishForm.ReadyToRun || PublishForms.WhyNotAot(rid) is null) && Missing(form) is null)];

    /// <summary>Compiles it in a form whose packages are there.</summary>
    /// <returns>The folder that holds what was compiled, in a folder of the form's name.</returns>
    public string Compile(PublishForm form)
    {
        var folder = Path.Combine(Home(form), FormName(form));
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, Command("publish", form, "--no-restore", "-o", folder), context.Paths.Root);
        return exitCode == 0 ? folder : throw new BuildException($"Publishing for {rid} failed with exit code {exitCode}; what is wrong stands above.");
    }

    /// <summary>What NuGet resolved for the program.</summary>
    public string AssetsFile(PublishForm form) => Path.Combine(Home(form), "obj", "Nocturne.Generator", "project.assets.json");

    /// <summary>What the feed lacks for a form; <c>null</c> where it is all there now.</summary>
    private string? Missing(PublishForm form)
    {
        var packages = MissingPackages.Of(context, Command("restore", form));
        return packages.Count > 0 ? $"the feed lacks {string.Join(", ", packages)}" : null;
    }

    // A folder of its own: a program for another machine must not take the place of what tests and stages run.
    private string Home(PublishForm form) => Path.Combine(context.Paths.PublishObjects, $"{Publication.FolderName(rid, context.IsGpu)}-{FormName(form)}");

    private static string FormName(PublishForm form) => form == PublishForm.Aot ? "aot" : "readytorun";

    private IEnumerable<string> Command(string verb, PublishForm form, params IEnumerable<string> more) =>
    [
        verb, context.Paths.GeneratorProject, "-r", rid, "-nologo", "-tl:off", "-v:quiet", "-clp:NoSummary", $"-p:ArtifactsPath={Home(form)}", "-p:CopyOutputSymbolsToPublishDirectory=true",
        .. verb == "publish" ? (string[])["-c", "Release"] : [], .. PublishForms.Properties(form), .. context.Compiler.PropertyArguments(), .. more,
    ];
}
