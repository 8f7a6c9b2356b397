using System.Text.Json;

namespace Nocturne.Models;

/// <summary>The fields of an object in a card's JSON; whoever reads asks for each of them once and then refuses the others: what is not understood is not guessed.</summary>
internal sealed class CardFields
{
    private readonly Dictionary<string, JsonElement> _left = [];
    private readonly string _path;

    /// <param name="element">The object.</param>
    /// <param name="path">Where it stands in the card, such as <c>model</c>; empty for the card itself.</param>
    /// <exception cref="ModelCardException">It is no object, or has a field twice.</exception>
    public CardFields(JsonElement element, string path = "")
    {
        _path = path.Length == 0 ? "" : path + ".";
        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong(path, element, "an object");
        foreach (var field in element.EnumerateObject())
            if (!_left.TryAdd(field.Name, field.Value))
                throw new ModelCardException($"The model card has the field '{_path}{field.Name}' twice. Export the model again.");
    }

    public int Whole(string name, int? otherwise = null) => Take(name, otherwise is null) is { } value ? Whole(_path + name, value) : otherwise!.Value;

    public double Real(string name)
    {
        var value = Take(name)!.Value;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : throw Wrong(_path + name, value, "a number");
    }

    public string Text(string name) => Text(_path + name, Take(name)!.Value);

    public bool Truth(string name, bool otherwise) => Take(name, isNeeded: false) is not { } value ? otherwise
        : value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean()
        : throw Wrong(_path + name, value, "true or false");

    public CardFields Object(string name) => new(Take(name)!.Value, _path + name);

    /// <summary>A list of text; <c>null</c> where there is none.</summary>
    public string[]? Texts(string name) => Take(name, isNeeded: false) is { } value ? List(_path + name, value, Text) : null;

    /// <summary>A list of lists of whole numbers.</summary>
    public int[][] Wholes(string name) => List(_path + name, Take(name)!.Value, (path, value) => List(path, value, Whole));

    /// <summary>A kind by its name in lower case; a number is none, though the framework would take it.</summary>
    public T Word<T>(string name, T? otherwise = null) where T : struct, Enum
    {
        if (Take(name, otherwise is null) is not { } value)
            return otherwise!.Value;
        foreach (var kind in Enum.GetValues<T>())
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(CardJson.Word(kind)))
                return kind;
        throw Wrong(_path + name, value, string.Join(" or ", Array.ConvertAll(Enum.GetValues<T>(), CardJson.Word)));
    }

    /// <summary>Ends the reading of this object.</summary>
    /// <exception cref="ModelCardException">It has a field that nobody asked for.</exception>
    public void RefuseOthers()
    {
        if (_left.Keys.FirstOrDefault() is { } name)
            throw new ModelCardException($"The model card has a field '{_path}{name}' that this version of Nocturne does not know. Use another version of nocturne, or export the model again.");
    }

    private JsonElement? Take(string name, bool isNeeded = true) => _left.Remove(name, out var value) ? value
        : isNeeded ? throw new ModelCardException($"The model card has no field '{_path}{name}'. Export the model again.")
        : null;

    private static int Whole(string path, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Wrong(path, value, "a whole number");

    private static string Text(string path, JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(path, value, "text");

    private static T[] List<T>(string path, JsonElement value, Func<string, JsonElement, T> item)
    {
        if (value.ValueKind != JsonValueKind.Array)
            throw Wrong(path, value, "a list");
        var items = new T[value.GetArrayLength()];
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            items[index] = item($"{path}[{index}]", element);
            index++;
        }
        return items;
    }

    private static ModelCardException Wrong(string path, JsonElement value, string wanted)
    {
        const int shown = 40;
        var found = value.GetRawText();
        return new($"The model card's {(path.Length == 0 ? "JSON" : $"field '{path}'")} is {(found.Length > shown ? found[..shown] + "..." : found)}; it must be {wanted}. Export the model again.");
    }
}
