using System.Text;
using System.Text.Json;

namespace Nocturne.Models;

/// <summary>How a card is spelt in JSON.</summary>
/// <remarks>By hand, not by the framework's serializer: that is a sixth of the generator's machine code, and its mistakes name no field in the way that a card's checks do.</remarks>
internal static class CardJson
{
    /// <summary>The card as JSON, its fields in the order of the record.</summary>
    public static string Write(ModelCard card)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteNumber("format", card.Format);
            Write(json, card.Model);
            Write(json, card.Encoding);
            json.WriteNumber("window", card.Window);
            json.WriteString("run", Word(card.Run));
            Write(json, card.Seeds);
            json.WriteNumber("residualSpread", card.ResidualSpread);
            json.WriteString("corpus", card.Corpus);
            json.WriteString("corpusHash", card.CorpusHash);
            json.WriteString("experiment", card.Experiment);
            json.WriteString("runName", card.RunName);
            json.WriteString("nocturneVersion", card.NocturneVersion);
            json.WriteString("licence", card.Licence);
            json.WriteString("sha256", card.Sha256);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }

    /// <summary>Reads a card, unchecked.</summary>
    /// <exception cref="ModelCardException">A field is missing, unknown or of another kind.</exception>
    public static ModelCard Read(JsonElement root)
    {
        var fields = new CardFields(root);
        var card = new ModelCard(
            fields.Whole("format"), Model(fields.Object("model")), EncodingOf(fields.Object("encoding")), fields.Whole("window"), fields.Word<RunMode>("run"),
            fields.Wholes("seeds"), fields.Real("residualSpread"), fields.Text("corpus"), fields.Text("corpusHash"), fields.Text("experiment"),
            fields.Text("runName"), fields.Text("nocturneVersion"), fields.Text("licence"), fields.Text("sha256"));
        fields.RefuseOthers();
        return card;
    }

    /// <summary>A kind as a card spells it.</summary>
    public static string Word<T>(T kind) where T : struct, Enum => kind.ToString().ToLowerInvariant();

    private static void Write(Utf8JsonWriter json, ModelSpec model)
    {
        json.WriteStartObject("model");
        json.WriteString("cell", Word(model.Cell));
        json.WriteNumber("hidden", model.Hidden);
        json.WriteNumber("layers", model.Layers);
        json.WriteString("input", Word(model.Input));
        json.WriteString("head", Word(model.Head));
        if (model.Vocabulary != 0)
            json.WriteNumber("vocabulary", model.Vocabulary);
        if (model.EmbeddingSize != 0)
            json.WriteNumber("embeddingSize", model.EmbeddingSize);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, EncodingCard encoding)
    {
        json.WriteStartObject("encoding");
        json.WriteString("name", encoding.Name);
        json.WriteNumber("size", encoding.Size);
        if (encoding.Vocabulary is { } names)
        {
            json.WriteStartArray("vocabulary");
            foreach (var name in names)
                json.WriteStringValue(name);
            json.WriteEndArray();
        }
        if (encoding.Octaves)
            json.WriteBoolean("octaves", true);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, int[][] seeds)
    {
        json.WriteStartArray("seeds");
        foreach (var seed in seeds)
        {
            json.WriteStartArray();
            foreach (var token in seed)
                json.WriteNumberValue(token);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static ModelSpec Model(CardFields fields)
    {
        var model = new ModelSpec(
            fields.Word<CellKind>("cell"), fields.Whole("hidden"), fields.Whole("layers"), fields.Word<InputKind>("input", InputKind.Scalar), fields.Word<HeadKind>("head", HeadKind.Regression),
            fields.Whole("vocabulary", 0), fields.Whole("embeddingSize", 0));
        fields.RefuseOthers();
        return model;
    }

    private static EncodingCard EncodingOf(CardFields fields)
    {
        var encoding = new EncodingCard(fields.Text("name"), fields.Whole("size"), fields.Texts("vocabulary"), fields.Truth("octaves", false));
        fields.RefuseOthers();
        return encoding;
    }
}
