using Spectre.Console;

namespace Nocturne.Pipeline.Terminals;

/// <summary>Decides whether there is somebody who looks on.</summary>
internal static class Terminal
{
    /// <summary>The terminal that an output goes to; <c>null</c> where plain lines are called for: into a file or a pipe, where TERM is <c>dumb</c>, and in CI.</summary>
    /// <param name="output">The output.</param>
    /// <param name="isRedirected">Whether it goes to a file or a pipe.</param>
    /// <param name="variable">Looks up an environment variable.</param>
    public static IAnsiConsole? Find(TextWriter output, bool isRedirected, Func<string, string?> variable)
    {
        var isUnattended = variable("CI") is { Length: > 0 } ci && !ci.Equals("false", StringComparison.OrdinalIgnoreCase);
        if (isRedirected || isUnattended || variable("TERM") is "dumb")
            return null;
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            ColorSystem = string.IsNullOrEmpty(variable("NO_COLOR")) ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
        return terminal.Profile.Capabilities.Ansi ? terminal : null;
    }
}
