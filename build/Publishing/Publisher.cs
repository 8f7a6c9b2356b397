using Build.Processes;

namespace Build.Publishing;

/// <summary>Compiles the generator for one platform.</summary>
/// <param name="context">Paths, properties and messages.</param>
/// <param name="rid">Target platform.</param>
public sealed class Publisher(BuildContext context, string rid)
{
    /// <summary>Selects the form that the user asks for, or the best available one, and restores its packages.</summary>
    /// <exception cref="BuildException">The form is unavailable.</exception>
    public PublishForm Choose()
    {
        var asked = context.Option("form") ?? "auto";
        var why = asked == "readytorun" ? "--form=readytorun" : PublishForms.WhyNotAot(rid) ?? Missing(PublishForm.Aot);
        if (why is null)
            return PublishForm.Aot;
        if (asked == "aot")
            throw new BuildException($"Native AOT for {rid} is unavailable here: {why}. Omit --form to use the best available form.");
        if (asked == "auto")
            context.Say($"Native AOT for {rid} is unavailable: {why}");
        return Missing(PublishForm.ReadyToRun) is { } missing
            ? throw new BuildException($"Cannot publish for {rid}: {missing}. Use a feed that has it (dotnet nuget list source).")
            : PublishForm.ReadyToRun;
    }

    /// <summary>Lists the available forms and restores their packages.</summary>
    public IReadOnlyList<PublishForm> Forms() =>
    [
        .. Enum.GetValues<PublishForm>().Where(form => form == PublishForm.ReadyToRun || PublishForms.WhyNotAot(rid) is null)
            .Where(form => Missing(form) is null),
    ];

    /// <summary>Compiles a form whose packages are restored.</summary>
    /// <returns>Path of the folder with the compiled files; its name is that of the form.</returns>
    public string Compile(PublishForm form)
    {
        var folder = Path.Combine(Home(form), FormName(form));
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        var exitCode = ChildProcess.Run(ChildProcess.Dotnet, Command("publish", form, "--no-restore", "-o", folder), context.Paths.Root);
        return exitCode == 0
            ? folder
            : throw new BuildException($"Publishing for {rid} failed with exit code {exitCode}; see the output above.");
    }

    /// <summary>Returns the file that lists what NuGet resolved for a form.</summary>
    public string AssetsFile(PublishForm form) => Path.Combine(Home(form), "obj", "Nocturne.Generator", "project.assets.json");

    /// <summary>Returns what the feed lacks for a form, or <c>null</c> if everything is restored.</summary>
    private string? Missing(PublishForm form)
    {
        var packages = MissingPackages.Of(context, Command("restore", form));
        return packages.Count > 0 ? $"the feed lacks {string.Join(", ", packages)}" : null;
    }

    // A separate folder, so that a program for another platform does not replace the one that tests and stages run.
    private string Home(PublishForm form) =>
        Path.Combine(context.Paths.PublishObjects, $"{Publication.FolderName(rid, context.IsGpu)}-{FormName(form)}");

    private static string FormName(PublishForm form) => form == PublishForm.Aot ? "aot" : "readytorun";

    private IEnumerable<string> Command(string verb, PublishForm form, params IEnumerable<string> more) =>
    [
        verb, context.Paths.GeneratorProject, "-r", rid, "-nologo", "-tl:off", "-v:quiet", "-clp:NoSummary",
        $"-p:ArtifactsPath={Home(form)}", "-p:CopyOutputSymbolsToPublishDirectory=true",
        .. verb == "publish" ? (string[])["-c", "Release"] : [],
        .. PublishForms.Properties(form), .. context.Compiler.PropertyArguments(), .. more,
    ];
}
