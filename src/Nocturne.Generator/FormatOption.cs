namespace Nocturne.Generator;

/// <summary>The option that chooses the format of the output.</summary>
internal static class FormatOption
{
    /// <summary>Creates its only setting.</summary>
    /// <param name="help">Help of the option.</param>
    public static SettingTable<OutputFormat> Table(string help = "Format of the output.") => new(OutputFormat.Text)
    {
        { "format", SettingKinds.Choice<OutputFormat>(), help, format => format, (_, value) => value },
    };
}
