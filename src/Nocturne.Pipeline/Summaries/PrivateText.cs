using System.Text.RegularExpressions;
using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Engine;

namespace Nocturne.Pipeline.Summaries;

/// <summary>Removes the paths of this machine from messages that others may read.</summary>
internal static partial class PrivateText
{
    /// <summary>Shortens the paths in a message: below the artifacts folder and the root to relative paths, others to file names.</summary>
    public static string Of(string message, Workspace files, StageOptions options)
    {
        ReadOnlySpan<(string?, string)> folders = [(files.Artifacts, "artifacts"), (files.Root, "."), (options.Corpus, "FOLDER")];
        foreach (var (folder, name) in folders)
            if (folder is not null && Path.IsPathRooted(folder))
                message = message.Replace(Path.TrimEndingDirectorySeparator(folder), name, StringComparison.Ordinal);
        return Absolute().Replace(message, ".../$1");
    }

    // A drive or a slash at the start of a word, the folders, and the file name, which is kept. Does not match the slashes of a URL.
    [GeneratedRegex("""(?<![\w:/.~\\])(?:[A-Za-z]:)?[/\\](?:[^/\\'"\n]*[/\\])*([^/\\'"\s,;]*)""")]
    private static partial Regex Absolute();
}
