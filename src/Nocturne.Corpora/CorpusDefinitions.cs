using System.Text.Json;

namespace Nocturne.Corpora;

/// <summary>The corpora with a definition: one JSON file each, in one folder.</summary>
internal sealed class CorpusDefinitions(string folder)
{
    /// <summary>Names of the corpora, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; } = NamesIn(folder);

    /// <summary>Whether a corpus is defined.</summary>
    public bool Has(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <summary>All definitions, by name.</summary>
    public IEnumerable<CorpusDefinition> All => Names.Select(Read);

    /// <summary>Reads a definition.</summary>
    /// <exception cref="CorpusException">There is no such definition, or it is invalid.</exception>
    public CorpusDefinition Read(string name)
    {
        var path = Path.Combine(folder, name + ".json");
        if (!Has(name))
            throw new CorpusException($"There is no corpus '{name}' in '{folder}'; {Known}.");
        try
        {
            var definition = JsonSerializer.Deserialize(File.ReadAllBytes(path), CorpusDefinitionJson.Default.CorpusDefinition)
                ?? throw new CorpusException($"The definition '{path}' is empty.");
            return definition.Checked(path);
        }
        catch (JsonException error)
        {
            throw new CorpusException($"The definition '{path}' is invalid: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The definition '{path}' cannot be read: {error.Message}");
        }
    }

    /// <summary>A phrase that lists the corpora.</summary>
    public string Known => Names.Count == 0 ? "no corpus is defined" : $"defined are {string.Join(", ", Names)}";

    private static List<string> NamesIn(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CorpusException($"There is no folder of corpus definitions '{folder}'. Pass the folder of Nocturne as --root.");
        var names = Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path));
        return [.. names.Order(StringComparer.Ordinal)];
    }
}
