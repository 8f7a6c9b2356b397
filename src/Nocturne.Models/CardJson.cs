using System.Text;
using System.Text.Json;

namespace Nocturne.Models;

/// <summary>Writes and reads a card as JSON.</summary>
/// <remarks>
/// Written by hand. System.Text.Json's source generator makes the published program half a million bytes (12 %) larger, and its error
/// messages do not name the field and its valid values.
/// </remarks>
internal static class CardJson
{
    /// <summary>Writes a card with its fields in the order of the record.</summary>
    public static string Write(ModelCard card)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("format", card.Format);
            json.WriteNumber("graph", card.Graph);
            Write(json, card.Model);
            Write(json, card.Encoding);
            json.WriteNumber("window", card.Window);
            json.WriteString("run", NameOf(card.Run));
            WriteTexts(json, "sampling", card.Sampling);
            WriteList(json, "seeds", card.Seeds, seed => WriteItems(json, seed, json.WriteNumberValue));
            WriteList(json, "residualSpreads", card.ResidualSpreads, json.WriteNumberValue);
            if (card.BitsPerNote is { } bits)
                json.WriteNumber("bitsPerNote", bits);
            else
                json.WriteNull("bitsPerNote");
            json.WriteString("corpus", card.Corpus);
            json.WriteString("corpusHash", card.CorpusHash);
            json.WriteString("licence", card.Licence);
            if (card.CommercialUse is { } isAllowed)
                json.WriteBoolean("commercialUse", isAllowed);
            else
                json.WriteNull("commercialUse");
            json.WriteString("experiment", card.Experiment);
            json.WriteString("runName", card.RunName);
            json.WriteString("nocturneVersion", card.NocturneVersion);
            json.WriteString("sha256", card.Sha256);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Reads a card without checking its values.</summary>
    /// <exception cref="ModelCardException">A field is missing, is unknown or has another type.</exception>
    public static ModelCard Read(JsonElement root) => CardFields.ReadAll(new CardFields(root), card => new ModelCard(
        card.Integer("format"), card.Integer("graph"),
        CardFields.ReadAll(card.Object("model"), Model), CardFields.ReadAll(card.Object("encoding"), EncodingOf),
        card.Integer("window"), card.Choice<RunMode>("run"), card.TextsByName("sampling"), card.IntegerLists("seeds"),
        card.Reals("residualSpreads"), card.RealOrNull("bitsPerNote"),
        card.Text("corpus"), card.Text("corpusHash"), card.Text("licence"), card.FlagOrNull("commercialUse"),
        card.Text("experiment"), card.Text("runName"), card.Text("nocturneVersion"), card.Text("sha256")));

    /// <summary>Spelling of an enumeration member in a card.</summary>
    public static string NameOf<T>(T kind)
        where T : struct, Enum => kind.ToString().ToLowerInvariant();

    private static void Write(Utf8JsonWriter json, ModelSpec model)
    {
        json.WriteStartObject("model");
        json.WriteString("cell", NameOf(model.Cell));
        json.WriteNumber("hidden", model.Hidden);
        json.WriteNumber("layers", model.Layers);
        WriteList(json, "inputs", model.Inputs, input =>
        {
            json.WriteStartObject();
            json.WriteString("kind", NameOf(input.Kind));
            json.WriteNumber("vocabulary", input.Vocabulary);
            json.WriteNumber("size", input.Size);
            json.WriteEndObject();
        });
        WriteList(json, "heads", model.Heads, head =>
        {
            json.WriteStartObject();
            json.WriteString("kind", NameOf(head.Kind));
            json.WriteNumber("field", head.Field);
            json.WriteNumber("hidden", head.Hidden);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EncodingCard encoding)
    {
        json.WriteStartObject("encoding");
        json.WriteString("name", encoding.Name);
        WriteList(json, "sizes", encoding.Sizes, json.WriteNumberValue);
        WriteTexts(json, "settings", encoding.Settings);
        if (encoding.Vocabulary is { } names)
            WriteList(json, "vocabulary", names, json.WriteStringValue);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyDictionary<string, string> texts)
    {
        json.WriteStartObject(name);
        foreach (var (key, text) in texts)
            json.WriteString(key, text);
        json.WriteEndObject();
    }

    private static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WritePropertyName(name);
        WriteItems(json, items, write);
    }

    private static void WriteItems<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
            write(item);
        json.WriteEndArray();
    }

    private static ModelSpec Model(CardFields fields) => new(
        fields.Choice<CellKind>("cell"), fields.Integer("hidden"), fields.Integer("layers"),
        fields.Objects("inputs", Input), fields.Objects("heads", Head));

    private static InputSpec Input(CardFields fields) =>
        new(fields.Choice<InputKind>("kind"), fields.Integer("vocabulary"), fields.Integer("size"));

    private static HeadSpec Head(CardFields fields) =>
        new(fields.Choice<HeadKind>("kind"), fields.Integer("field"), fields.Integer("hidden"));

    private static EncodingCard EncodingOf(CardFields fields) =>
        new(fields.Text("name"), fields.Integers("sizes"), fields.TextsByName("settings"), fields.TextsIfAny("vocabulary"));
}
