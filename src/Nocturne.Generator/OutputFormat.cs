using System.CommandLine;

namespace Nocturne.Generator;

/// <summary>How a command tells what it found.</summary>
internal enum OutputFormat
{
    Text,
    Json,
}

/// <summary>The option that chooses it.</summary>
internal static class FormatOption
{
    public static Option<OutputFormat?> Create() =>
        RangedOption.Word<OutputFormat>("--format", "How to print. [default: text]");
}
