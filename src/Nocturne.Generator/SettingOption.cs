using System.CommandLine;

namespace Nocturne.Generator;

/// <summary>An option for a row of a table of settings.</summary>
/// <param name="name">Name with dashes.</param>
/// <param name="use">The valid values, such as <c>an integer between 1 and 1000</c>.</param>
/// <param name="aliases">Shorter names.</param>
internal sealed class SettingOption(string name, string use, params string[] aliases) : Option<string?>(name, aliases)
{
    /// <summary>The valid values.</summary>
    public string Use => use;
}
