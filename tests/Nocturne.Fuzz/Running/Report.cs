using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Nocturne.Fuzz.Running;

/// <summary>Results of a run, as a Markdown table and as JSON.</summary>
/// <param name="folder">Folder to write to.</param>
/// <param name="kind">Kind of file: <c>midi</c> or <c>models</c>.</param>
internal sealed class Report(string folder, string kind)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<(string Name, string Value)> _rows = [];

    /// <summary>Adds a row to the table.</summary>
    public void Add(string name, FormattableString value) => _rows.Add((name, FormattableString.Invariant(value)));

    /// <summary>Prints the table and writes both files.</summary>
    /// <param name="data">Content of the JSON file.</param>
    public void Write<T>(T data)
    {
        var text = new StringBuilder($"| {kind} | |\n|---|--:|\n");
        foreach (var (name, value) in _rows)
            text.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");
        Console.Write(text);
        AtomicFile.WriteText(Path.Combine(folder, $"{kind}.md"), text.ToString());
        AtomicFile.WriteText(Path.Combine(folder, $"{kind}.json"), JsonSerializer.Serialize(data, Indented));
    }
}
