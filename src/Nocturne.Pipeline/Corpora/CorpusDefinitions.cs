using System.Text.Json;

namespace Nocturne.Pipeline.Corpora;

/// <summary>The known corpora: one JSON file each, in one folder.</summary>
internal sealed class CorpusDefinitions(string folder)
{
    /// <summary>Names of the known corpora, in ordinal order.</summary>
    public IReadOnlyList<string> Names { get; } = NamesIn(folder);

    /// <summary>Whether there is a definition of that name.</summary>
    public bool Has(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <summary>All definitions, by name.</summary>
    public IEnumerable<CorpusDefinition> All => Names.Select(Read);

    /// <summary>Reads a definition.</summary>
    /// <exception cref="CorpusException">There is none of that name, or it is wrong.</exception>
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
            throw new CorpusException($"The definition '{path}' is wrong: {error.Message}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The definition '{path}' cannot be read: {error.Message}");
        }
    }

    /// <summary>A phrase that lists the known corpora.</summary>
    public string Known => Names.Count == 0 ? "no corpus is known" : $"known are {string.Join(", ", Names)}";

    private static List<string> NamesIn(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CorpusException($"The folder of corpus definitions, '{folder}', is not there; --root must name Nocturne's own folder.");
        return [.. Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];
    }
}
