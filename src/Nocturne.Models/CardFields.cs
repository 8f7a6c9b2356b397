using System.Text.Json;

namespace Nocturne.Models;

/// <summary>The fields of an object in a card's JSON. The reader takes each field once and then rejects the rest.</summary>
internal sealed class CardFields
{
    private readonly Dictionary<string, JsonElement> _rest = [];
    private readonly string _path;

    /// <param name="element">The object.</param>
    /// <param name="path">Its path in the card, such as <c>model</c>; empty for the card itself.</param>
    /// <exception cref="ModelCardException">The element is not an object, or has a field twice.</exception>
    public CardFields(JsonElement element, string path = "")
    {
        _path = path.Length == 0 ? "" : path + ".";
        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong(path, element, "an object");
        foreach (var field in element.EnumerateObject())
            if (!_rest.TryAdd(field.Name, field.Value))
                throw new ModelCardException($"The model card has the field '{_path}{field.Name}' twice. Export the model again.");
    }

    public int Integer(string name) => Integer(_path + name, Take(name));

    public double Real(string name) => Real(_path + name, Take(name));

    public double? RealOrNull(string name) => Take(name) is { ValueKind: not JsonValueKind.Null } value ? Real(_path + name, value) : null;

    public bool? FlagOrNull(string name)
    {
        var value = Take(name);
        return value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Wrong(_path + name, value, "true, false or null"),
        };
    }

    public string Text(string name) => Text(_path + name, Take(name));

    /// <summary>A member of an enumeration by its name in lower case.</summary>
    public T Choice<T>(string name)
        where T : struct, Enum
    {
        var value = Take(name);
        foreach (var kind in Enum.GetValues<T>())
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(CardJson.NameOf(kind)))
                return kind;
        throw Wrong(_path + name, value, string.Join(" or ", Array.ConvertAll(Enum.GetValues<T>(), CardJson.NameOf)));
    }

    public CardFields Object(string name) => new(Take(name), _path + name);

    public T[] Objects<T>(string name, Func<CardFields, T> read) =>
        List(_path + name, Take(name), (path, value) => ReadAll(new CardFields(value, path), read));

    public int[] Integers(string name) => List(_path + name, Take(name), Integer);

    public int[][] IntegerLists(string name) => List(_path + name, Take(name), (path, value) => List(path, value, Integer));

    public double[] Reals(string name) => List(_path + name, Take(name), Real);

    /// <summary>A list of text, or <c>null</c> if the field is missing.</summary>
    public string[]? TextsIfAny(string name) => _rest.ContainsKey(name) ? List(_path + name, Take(name), Text) : null;

    /// <summary>An object whose fields are all text.</summary>
    public Dictionary<string, string> TextsByName(string name)
    {
        var fields = Object(name);
        return fields._rest.ToDictionary(field => field.Key, field => Text(fields._path + field.Key, field.Value));
    }

    /// <summary>Reads an object and rejects the fields that were not taken.</summary>
    /// <exception cref="ModelCardException">A field is missing, is unknown or has another type.</exception>
    public static T ReadAll<T>(CardFields fields, Func<CardFields, T> read)
    {
        var value = read(fields);
        return fields._rest.Keys.FirstOrDefault() is not { } name ? value : throw new ModelCardException(
            $"The model card has an unknown field '{fields._path}{name}'. Use another version of nocturne, or export the model again.");
    }

    private JsonElement Take(string name) => _rest.Remove(name, out var value)
        ? value
        : throw new ModelCardException($"The model card has no field '{_path}{name}'. Export the model again.");

    private static int Integer(string path, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : throw Wrong(path, value, "an integer");

    private static double Real(string path, JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) ? number : throw Wrong(path, value, "a number");

    private static string Text(string path, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(path, value, "text");

    private static T[] List<T>(string path, JsonElement value, Func<string, JsonElement, T> item) => value.ValueKind == JsonValueKind.Array
        ? [.. value.EnumerateArray().Select((element, index) => item($"{path}[{index}]", element))]
        : throw Wrong(path, value, "a list");

    private static ModelCardException Wrong(string path, JsonElement value, string expected)
    {
        const int Shown = 40;
        var found = value.GetRawText();
        return new(
            $"The model card's {(path.Length == 0 ? "JSON" : $"field '{path}'")} is " +
            $"{(found.Length > Shown ? found[..Shown] + "..." : found)}; must be {expected}. Export the model again.");
    }
}
