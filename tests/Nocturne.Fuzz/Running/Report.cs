using System.Globalization;
using System.Text;
using System.Text.Json;
using Nocturne.Models;

namespace Nocturne.Fuzz.Running;

/// <summary>What a run found, as a table for people and as JSON.</summary>
/// <param name="folder">Folder to write to.</param>
/// <param name="kind">What the files are: <c>midi</c> or <c>models</c>.</param>
internal sealed class Report(string folder, string kind)
{
    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<(string Name, string Value)> _rows = [];

    /// <summary>Adds a figure.</summary>
    public void Add(string name, FormattableString value) => _rows.Add((name, FormattableString.Invariant(value)));

    /// <summary>Prints the table and writes it.</summary>
    /// <param name="data">What the JSON file holds.</param>
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
