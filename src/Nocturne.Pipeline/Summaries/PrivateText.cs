using System.Text.RegularExpressions;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Summaries;

/// <summary>Messages for files that others may see: where things are on this machine is left out.</summary>
internal static partial class PrivateText
{
    /// <summary>The message with short paths below the artifacts folder and the root, and no more than the name of anything elsewhere.</summary>
    public static string Of(string message, Workspace files, StageOptions options)
    {
        foreach (var (folder, name) in (ReadOnlySpan<(string?, string)>)[(files.Artifacts, "artifacts"), (files.Root, "."), (options.Corpus, "FOLDER")])
            if (folder is not null && Path.IsPathRooted(folder))
                message = message.Replace(Path.TrimEndingDirectorySeparator(folder), name, StringComparison.Ordinal);
        return Absolute().Replace(message, ".../$1");
    }

    // A drive or a slash that begins a word, folders, and the name that is kept. Not the slashes of a URL.
    [GeneratedRegex("""(?<![\w:/.~\\])(?:[A-Za-z]:)?[/\\](?:[^/\\'"\n]*[/\\])*([^/\\'"\s,;]*)""")]
    private static partial Regex Absolute();
}
