using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nocturne.Fuzz.Models;

/// <summary>Mutates the JSON of a model card.</summary>
/// <remarks>Removes, adds and duplicates fields. Sets values that have the wrong type, are out of range, huge or not JSON.</remarks>
internal static class CardMutator
{
    // Placeholder for text that a JSON writer cannot produce.
    private const string Mark = "@@mark@@";

    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = false,
    };

    /// <summary>Returns a mutated card.</summary>
    /// <param name="json">The original card, UTF-8 JSON.</param>
    /// <param name="random">Source of randomness.</param>
    public static byte[] Mutate(byte[] json, Random random)
    {
        if (random.Once(4))
        {
            var bytes = json.ToList();
            for (var changes = random.Next(1, 4); changes > 0; changes--)
                ByteMutations.Change(bytes, json, random);
            return [.. bytes];
        }
        var card = JsonNode.Parse(json)!;
        var literal = random.Once(3) ? Change(card, random) : ReplaceValue(card, random);
        return Encoding.UTF8.GetBytes(card.ToJsonString(Plain).Replace($"\"{Mark}\"", literal, StringComparison.Ordinal));
    }

    // Replaces a value with another literal, which may be invalid JSON.
    private static string ReplaceValue(JsonNode card, Random random)
    {
        var places = Nodes(card).Where(node => node.Parent is not null).ToList();
        places[random.Next(places.Count)].ReplaceWith(Mark);
        return Literal(random);
    }

    // Removes, adds, duplicates or renames a field.
    private static string Change(JsonNode card, Random random)
    {
        var objects = Nodes(card).OfType<JsonObject>().Where(node => node.Count > 0).ToList();
        var fields = objects[random.Next(objects.Count)];
        var name = fields.Select(field => field.Key).ElementAt(random.Next(fields.Count));
        switch (random.Next(4))
        {
            case 0: fields.Remove(name); return "";
            case 1: fields[Mark] = 1; return $"\"{name}\"";
            case 2: fields[Mark] = fields[name]?.DeepClone(); return Text(random);
            default:
                fields[Mark] = fields[name]?.DeepClone();
                fields.Remove(name);
                return $"\"{random.Of(name.ToUpperInvariant(), "\\u0066ormat", "\\ud800", name + " ", "gates", "")}\"";
        }
    }

    private static string Literal(Random random) => random.Next(4) switch
    {
        0 => random.Of(
            "-1", "0", "1", "2", "3", "17", "4096", "4097", "2147483647", "2147483648", "-2147483649", "1e9", "1.5", "1e999", "-1e999",
            "9".PadRight(400, '9'), "1E-400", "-0"),
        1 => random.Of(
            "null", "true", "[]", "{}", "[null]", "[[]]", "[[null]]", "{\"a\":1}", "NaN", "Infinity", "undefined", "01", "+1", "0x10",
            "1 2", "/* */1", "1,", "]", "}"),
        2 => random.Of(
            new string('[', 100) + new string(']', 100), new string('[', 200_000), Many("0"), Many("[1,2,3,4]"), Many("\"C4\""),
            Many("\"0.4.7\""), $"\"{new string('x', 100_000)}\"", $"\"{string.Join('.', Enumerable.Range(0, 3_000))}\""),
        _ => Text(random),
    };

    private static string Text(Random random) => random.Of(
        "\"\"", "\" \"", "\"rnn\"", "\"LSTM\"", "\"Gru \"", "\"regression\"", "\"categorical\"", "\"embedding\"",
        "\"scalar\"", "\"window\"", "\"stream\"", "\"rnn, lstm\"", "\"0\"", "\"2\"",
        "\"pitch\"", "\"enumerated\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"\\u001b[2J\"", "\"a\\nb\\r\\nc\"",
        "\"\\u2028\"", "\"🎹\"", "\"\\u0030\"", "\"..\"", "\"C4.\"", "\"99999999999.1\"", "\"%s%n{0}\"");

    private static string Many(string item) => $"[{string.Join(',', Enumerable.Repeat(item, 20_000))}]";

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => [node, .. Below(node).OfType<JsonNode>().SelectMany(Nodes)];

    private static IEnumerable<JsonNode?> Below(JsonNode node) => node switch
    {
        JsonObject fields => fields.Select(field => field.Value),
        JsonArray items => items,
        _ => [],
    };
}
