using Spectre.Console;

namespace Nocturne.Pipeline.Console;

/// <summary>Decides whether the output gets a live display.</summary>
internal static class Terminal
{
    /// <summary>Finds the terminal of an output.</summary>
    /// <param name="output">The output.</param>
    /// <param name="isRedirected">Whether it goes to a file or a pipe.</param>
    /// <param name="variable">Looks up an environment variable.</param>
    /// <returns>The terminal, or <c>null</c> for plain lines: in a file or a pipe, with <c>TERM=dumb</c>, and in CI.</returns>
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
