using System.Text.Json;
using Nocturne.Models;

namespace Nocturne.Pipeline.Experiments;

/// <summary>Reads experiments: the defaults, then what the file says, then what the command line says.</summary>
/// <param name="folder">Folder of the experiment files.</param>
public sealed class ExperimentReader(string folder)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Names of the experiments in the folder, in ordinal order.</summary>
    public IReadOnlyList<string> Names() => !Directory.Exists(folder) ? [] :
        [.. Directory.EnumerateFiles(folder, "*.json").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    /// <summary>Reads an experiment.</summary>
    /// <param name="name">Its name: that of its file without <c>.json</c>.</param>
    /// <param name="overrides"><c>section.field=value</c>, lists by comma; they win over the file, the last over all.</param>
    /// <exception cref="PipelineException">There is no such experiment, or the file is no JSON.</exception>
    /// <exception cref="SettingException">Keys that do not exist and values that cannot be taken; every one is named.</exception>
    public Experiment Read(string name, IEnumerable<string>? overrides = null)
    {
        var names = Names();
        if (!names.Contains(name))
            throw new PipelineException(names.Count == 0
                ? $"There are no experiments in {folder}."
                : $"There is no experiment '{name}'; do you mean '{NearestName.Of(name, names)}'? There are: {string.Join(", ", names)}.");
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
                throw new PipelineException($"{path} holds no JSON object; begin it with '{{'.");
            ReadObject("", document.RootElement, draft);
        }
        catch (JsonException error)
        {
            throw new PipelineException($"{path} is no JSON: {error.Message}");
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
            draft.Mistake($"--set {text} has no value; write --set section.field=value");
        else
            draft.Set(text[..equals].Trim(), text[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries), $"'{text[(equals + 1)..]}'");
    }

    // null, an object or a list in a list is nothing that a setting can take: no texts.
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
