using System.Text.Json;

namespace Nocturne.Pipeline.Experiments;

/// <summary>Reads experiments: the command line overrides the file, and the file overrides the defaults.</summary>
/// <param name="folder">Folder of the experiment files.</param>
public sealed class ExperimentReader(string folder)
{
    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Lists the experiments in the folder, in ordinal order.</summary>
    public IReadOnlyList<string> Names() => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads an experiment.</summary>
    /// <param name="name">Name of the file without <c>.json</c>.</param>
    /// <param name="overrides">
    /// Settings that override the file, each <c>section.field=value</c> with lists separated by commas. The last one wins.
    /// </param>
    /// <exception cref="PipelineException">The experiment is unknown, or the file is not valid JSON.</exception>
    /// <exception cref="SettingException">Keys are unknown or values are invalid; the message lists all of them.</exception>
    public Experiment Read(string name, IEnumerable<string>? overrides = null)
    {
        var names = Names();
        if (!names.Contains(name))
            throw new PipelineException(names.Count == 0
                ? $"There are no experiments in {folder}."
                : $"Unknown experiment '{name}'; did you mean '{NearestName.Of(name, names)}'? " +
                  $"The experiments are {string.Join(", ", names)}.");
        var path = Path.Combine(folder, name + ".json");
        var draft = new ExperimentDraft(Experiment.Default(name));
        ReadFile(path, draft);
        foreach (var text in overrides ?? [])
            Override(text, draft);
        return draft.Finish($"Experiment '{name}'");
    }

    private static void ReadFile(string path, ExperimentDraft draft)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new PipelineException($"{path} is not a JSON object; it must start with '{{'.");
            ReadObject("", document.RootElement, draft);
        }
        catch (JsonException error)
        {
            throw new PipelineException($"{path} is not valid JSON: {error.Message}");
        }
    }

    private static void ReadObject(string prefix, JsonElement section, ExperimentDraft draft)
    {
        foreach (var field in section.EnumerateObject())
            if (field.Value.ValueKind == JsonValueKind.Object && prefix.Length == 0 && ExperimentDraft.IsSection(field.Name))
                ReadObject(field.Name + ".", field.Value, draft);
            else
                draft.Set(prefix + field.Name, Texts(field.Value), field.Value.GetRawText());
    }

    private static void Override(string text, ExperimentDraft draft)
    {
        var equals = text.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            draft.Mistake($"'--set {text}' has no value; write --set section.field=value");
        else
            draft.Set(text[..equals].Trim(), text[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries), $"'{text[(equals + 1)..]}'");
    }

    // No setting accepts null, an object or a nested list: these give no texts.
    private static string[] Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(Texts).ToArray() is var elements && elements.All(texts => texts.Length == 1)
            ? [.. elements.Select(texts => texts[0])]
            : [],
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => [value.GetRawText()],
        _ => [],
    };
}
