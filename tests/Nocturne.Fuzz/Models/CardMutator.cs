using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nocturne.Fuzz.Models;

/// <summary>Changes to the JSON of a card: fields taken away, added, doubled; values of the wrong type, out of their range, huge or no JSON at all.</summary>
internal static class CardMutator
{
    // Stands for a text that no JSON writer would write.
    private const string Mark = "@@mark@@";

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = false };

    /// <summary>A changed card.</summary>
    /// <param name="json">The card.</param>
    /// <param name="random">Chance.</param>
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

    // A value becomes another text, of JSON or not.
    private static string ReplaceValue(JsonNode card, Random random)
    {
        var places = Nodes(card).Where(node => node.Parent is not null).ToList();
        places[random.Next(places.Count)].ReplaceWith(Mark);
        return Literal(random);
    }

    // A field goes, comes, is there twice or under another name.
    private static string Change(JsonNode card, Random random)
    {
        var objects = Nodes(card).OfType<JsonObject>().ToList();
        var fields = objects[random.Next(objects.Count)];
        var name = fields.Select(field => field.Key).ElementAt(random.Next(fields.Count));
        switch (random.Next(4))
        {
            case 0: fields.Remove(name); return "";
            case 1: fields[Mark] = 1; return $"\"{name}\"";
            case 2: fields[Mark] = fields[name]!.DeepClone(); return Text(random);
            default:
                fields[Mark] = fields[name]!.DeepClone();
                fields.Remove(name);
                return $"\"{random.Of(name.ToUpperInvariant(), "\\u0066ormat", "\\ud800", name + " ", "gates", "")}\"";
        }
    }

    private static string Literal(Random random) => random.Next(4) switch
    {
        0 => random.Of("-1", "0", "1", "2", "3", "17", "4096", "4097", "2147483647", "2147483648", "-2147483649", "1e9", "1.5", "1e999", "-1e999", "9".PadRight(400, '9'), "1E-400", "-0"),
        1 => random.Of("null", "true", "[]", "{}", "[null]", "[[]]", "[[null]]", "{\"a\":1}", "NaN", "Infinity", "undefined", "01", "+1", "0x10", "1 2", "/* */1", "1,", "]", "}"),
        2 => random.Of(new string('[', 100) + new string(']', 100), new string('[', 200_000), Many("0"), Many("[1,2,3,4]"), Many("\"C4\""), Many("\"0.4.7\""), $"\"{new string('x', 100_000)}\"", $"\"{string.Join('.', Enumerable.Range(0, 3_000))}\""),
        _ => Text(random),
    };

    private static string Text(Random random) => random.Of(
        "\"\"", "\" \"", "\"rnn\"", "\"LSTM\"", "\"Gru \"", "\"regression\"", "\"categorical\"", "\"embedding\"", "\"scalar\"", "\"window\"", "\"stream\"", "\"rnn, lstm\"", "\"0\"", "\"2\"",
        "\"pitch\"", "\"enumerated\"", "\"\\ud800\"", "\"\\udc00x\"", "\"\\u0000\"", "\"\\u001b[2J\"", "\"a\\nb\\r\\nc\"", "\"\\u2028\"", "\"🎹\"", "\"\\u0030\"", "\"..\"", "\"C4.\"", "\"99999999999.1\"", "\"%s%n{0}\"");

    private static string Many(string item) => $"[{string.Join(',', Enumerable.Repeat(item, 20_000))}]";

    private static IEnumerable<JsonNode> Nodes(JsonNode node) => [node, .. Below(node).OfType<JsonNode>().SelectMany(Nodes)];

    private static IEnumerable<JsonNode?> Below(JsonNode node) => node switch
    {
        JsonObject fields => fields.Select(field => field.Value),
        JsonArray items => items,
        _ => [],
    };
}
