using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nocturne.Models.Tests;

public sealed class ModelCardTests
{
    [Fact]
    public void A_card_comes_back()
    {
        // Arrange
        var card = Card();
        // Act
        var read = ModelCard.Parse(card.ToJson());
        // Assert
        read.Should().BeEquivalentTo(card, options => options.WithStrictOrdering());
        read.ToJson().Should().Be(card.ToJson());
    }

    [Fact]
    public void The_fields_are_exactly_these()
    {
        // Act
        using var json = JsonDocument.Parse(Card().ToJson());
        // Assert
        json.RootElement.EnumerateObject().Select(field => field.Name).Should().Equal(
            "format", "graph", "model", "encoding", "window", "run", "sampling", "seeds", "residualSpreads", "bitsPerNote", "corpus",
            "corpusHash", "licence", "commercialUse", "experiment", "runName", "nocturneVersion", "sha256");
        json.RootElement.GetProperty("model").GetRawText().Should().Be(
            """{"cell":"lstm","hidden":64,"layers":2,"inputs":[{"kind":"scalar","vocabulary":88,"size":1}],"heads":[""" +
            """{"kind":"regression","field":0,"hidden":0}]}""");
        json.RootElement.GetProperty("encoding").GetRawText().Should().Be("""{"name":"pitch","sizes":[88],"settings":{}}""");
        json.RootElement.GetProperty("sampling").GetRawText().Should().Be("""{"temperature":"0.5"}""");
        json.RootElement.GetProperty("run").GetString().Should().Be("window");
    }

    [Fact]
    public void A_card_of_tokens_with_names_comes_back()
    {
        // Arrange
        var card = TokenCard();
        // Act
        var read = ModelCard.Parse(card.ToJson());
        // Assert
        read.Should().BeEquivalentTo(card, options => options.WithStrictOrdering());
        using var json = JsonDocument.Parse(card.ToJson());
        json.RootElement.GetProperty("encoding").GetRawText().Should().Be(
            """{"name":"enumerated","sizes":[3],"settings":{"octaves":"true"},"vocabulary":["C4","E4","0.4.7"]}""");
        json.RootElement.GetProperty("commercialUse").GetBoolean().Should().BeFalse();
        json.RootElement.GetProperty("bitsPerNote").GetDouble().Should().Be(4.5);
    }

    [Fact]
    public void A_card_of_several_fields_and_heads_comes_back()
    {
        // Arrange
        var card = NoteCard();
        // Act, Assert
        ModelCard.Parse(card.ToJson()).Should().BeEquivalentTo(card, options => options.WithStrictOrdering());
    }

    [Theory]
    [InlineData(4)]
    [InlineData(3, 3)]
    [InlineData]
    public void Sizes_of_the_encoding_are_those_of_the_network(params int[] sizes)
    {
        // Arrange
        var card = TokenCard();
        // Act
        var check = (card with { Encoding = card.Encoding with { Sizes = sizes } }).Checked;
        // Assert
        check.Should().Throw<SettingException>()
            .WithMessage($"encoding.sizes is {string.Join(", ", sizes)}; must be the vocabularies of the network's inputs, 3.");
    }

    [Theory]
    [InlineData("\"\\ud800\":1,\"format\"")]            // half a character as a name
    [InlineData("\"corpus\":\"\\udc00\",\"format\"")]   // as a value
    public void Half_a_character_is_refused(string fields)
    {
        // Act, Assert
        Refusal(Card().ToJson().Replace("\"format\"", fields, StringComparison.Ordinal)).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("pitch\u001b[2J")]
    [InlineData("a\u2028b")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901")]
    public void The_name_of_an_encoding_can_be_printed(string name)
    {
        // Arrange
        var card = Card() with { Encoding = Card().Encoding with { Name = name } };
        // Act, Assert
        Refusal(card.ToJson()).Should().Contain($"encoding.name has {name.Length} characters");
    }

    [Fact]
    public void A_run_of_the_whole_window_must_fit_into_memory()
    {
        // Arrange
        var card = TokenCard() with
        {
            Model = ModelSpec.OneField(CellKind.Gru, hidden: 64, layers: 2, vocabulary: 1_000_000, HeadKind.Categorical, embedding: 16),
            Encoding = TokenCard().Encoding with { Sizes = [1_000_000] },
            Window = 4096,
            Seeds = [],
        };
        // Act
        var check = card.Checked;
        // Assert
        check.Should().Throw<SettingException>()
            .WithMessage("window is 4096 and the network has 1000000 outputs, *4096000000*");
    }

    [Fact]
    public void Null_is_no_name_of_a_token()
    {
        // Arrange
        var json = TokenCard().ToJson().Replace("\"E4\"", "null", StringComparison.Ordinal);
        // Act, Assert
        Refusal(json).Should().Be("The model card's field 'encoding.vocabulary[1]' is null; must be text. Export the model again.");
    }

    [Fact]
    public void Every_missing_field_is_named()
    {
        foreach (var (name, _) in Json())
        {
            // Arrange
            var json = Json();
            json.Remove(name);
            // Act, Assert
            Refusal(json).Should().Contain($"'{name}'");
        }
    }

    [Theory]
    [InlineData("cell")]
    [InlineData("hidden")]
    [InlineData("layers")]
    public void A_missing_field_of_the_network_is_named(string name)
    {
        // Arrange
        var json = Json();
        json["model"]!.AsObject().Remove(name);
        // Act, Assert
        Refusal(json).Should().Be($"The model card has no field 'model.{name}'. Export the model again.");
    }

    [Fact]
    public void An_unknown_field_is_named()
    {
        // Arrange
        var json = Json();
        json["mood"] = "sad";
        // Act, Assert
        Refusal(json).Should().StartWith("The model card has an unknown field 'mood'.");
    }

    [Theory]
    [InlineData("head")]
    [InlineData("gates")]       // computed, so no field either
    [InlineData("name")]
    public void An_unknown_field_of_the_network_is_named(string name)
    {
        // Arrange
        var json = Json();
        json["model"]![name] = 4;
        // Act, Assert
        Refusal(json).Should().StartWith($"The model card has an unknown field 'model.{name}'.");
    }

    [Fact]
    public void A_field_given_twice_is_refused()
    {
        // Arrange
        var json = Card().ToJson().Replace("\"window\":3", "\"window\":3,\"window\":3", StringComparison.Ordinal);
        // Act, Assert
        Refusal(json).Should().Be("The model card has the field 'window' twice. Export the model again.");
    }

    [Theory]
    [InlineData("2", "Use a newer nocturne.")]
    [InlineData("99999999999999", "Use a newer nocturne.")]
    [InlineData("1.5", "Use a newer nocturne.")]
    [InlineData("0", "Export the model again.")]
    [InlineData("-1", "Export the model again.")]
    public void Another_format_is_refused_whatever_else_the_card_holds(string format, string help)
    {
        Refusal($$"""{"format":{{format}},"mood":"sad"}""").Should().Be(
            $"The model card has format {format}; this version of Nocturne reads format 1. {help}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD")]
    public void A_hash_is_64_digits_in_lower_case(string hash)
    {
        var check = (Card() with { Sha256 = hash }).Checked;
        check.Should().Throw<SettingException>().WithMessage($"sha256 is '{hash}'; *");
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("{", "cannot be read")]
    [InlineData("null", "has no field 'format'")]
    [InlineData("[]", "has no field 'format'")]
    [InlineData("{}", "has no field 'format'")]
    [InlineData("""{"format":"1"}""", "field 'format' is \"1\"; must be a number")]
    [InlineData("""{"format":null}""", "field 'format' is null; must be a number")]
    public void What_is_no_card_is_refused(string json, string reason)
    {
        Refusal(json).Should().Contain(reason);
    }

    [Theory]
    [InlineData("\"LSTM\"")]
    [InlineData("\"Lstm\"")]
    [InlineData("\"transformer\"")]
    [InlineData("1")]
    [InlineData("\"1\"")]
    [InlineData("null")]
    public void A_cell_is_spelt_in_lower_case_and_known(string cell)
    {
        // Arrange
        var json = Card().ToJson().Replace("\"lstm\"", cell, StringComparison.Ordinal);
        // Act, Assert
        Refusal(json).Should().Be($"The model card's field 'model.cell' is {cell}; must be rnn or lstm or gru. Export the model again.");
    }

    [Theory]
    [InlineData("encoding")]
    [InlineData("corpus")]
    [InlineData("seeds")]
    [InlineData("sampling")]
    [InlineData("residualSpreads")]
    public void Null_is_no_value_of_a_field(string name)
    {
        // Arrange
        var json = Json();
        json[name] = null;
        // Act, Assert
        Refusal(json).Should().StartWith($"The model card's field '{name}' is null; must be ");
    }

    [Theory]
    [InlineData("window", "3.5", "an integer")]
    [InlineData("window", "3000000000", "an integer")]
    [InlineData("window", "\"3\"", "an integer")]
    [InlineData("window", "true", "an integer")]
    [InlineData("residualSpreads", "0", "a list")]
    [InlineData("bitsPerNote", "\"0\"", "a number")]
    [InlineData("commercialUse", "1", "true, false or null")]
    [InlineData("sampling", "[]", "an object")]
    [InlineData("corpus", "7", "text")]
    [InlineData("model", "[]", "an object")]
    [InlineData("encoding", "\"pitch\"", "an object")]
    [InlineData("seeds", "{}", "a list")]
    public void A_field_of_another_kind_is_named_with_the_kind_that_it_must_be(string name, string value, string kind)
    {
        // Arrange
        var json = Json();
        json[name] = JsonNode.Parse(value);
        // Act, Assert
        Refusal(json).Should().Be($"The model card's field '{name}' is {value}; must be {kind}. Export the model again.");
    }

    [Fact]
    public void What_is_found_in_place_of_a_list_is_cut_short()
    {
        // Arrange
        var json = Json();
        json["seeds"] = new string('x', 1000);
        // Act, Assert
        Refusal(json).Should().HaveLength(40 + "The model card's field 'seeds' is ...; must be a list. Export the model again.".Length);
    }

    [Theory]
    [InlineData("corpus")]
    [InlineData("\\ud800")]
    public void Half_a_surrogate_pair_is_no_text(string name)
    {
        // Arrange
        var json = Card().ToJson().Replace("{\"format\"", $"{{\"{name}\":\"\\ud800\",\"format\"", StringComparison.Ordinal);
        // Act, Assert
        Refusal(json).Should().StartWith("The model card");
    }

    [Fact]
    public void Null_is_no_seed()
    {
        // Arrange
        var json = Json();
        json["seeds"]!.AsArray().Add(null);
        // Act, Assert
        Refusal(json).Should().Be("The model card's field 'seeds[2]' is null; must be a list. Export the model again.");
    }

    [Fact]
    public void Every_value_out_of_its_range_is_listed_at_once()
    {
        // Arrange
        var card = Card() with
        {
            Graph = 0,
            Model = ModelSpec.OneField(CellKind.Lstm, hidden: 0, layers: 99, vocabulary: 88),
            Encoding = new EncodingCard(" ", [0], new Dictionary<string, string>()),
            Window = 5000,
            Run = (RunMode)7,
            Seeds = [[1, 2]],
            ResidualSpreads = [-1, 0],
            BitsPerNote = -1,
            CorpusHash = "abc",
        };
        // Act
        var check = card.Checked;
        // Assert
        check.Should().Throw<SettingException>().WithMessage(
            "graph is 0*model.hidden is 0*model.layers is 99*encoding.name is empty*encoding.sizes is 0*window is 5000*run is 7*" +
            "every seed must*residualSpreads has 2*every residual spread*bitsPerNote is -1*corpusHash is 'abc'*");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_spread_must_be_finite(double spread)
    {
        var check = (Card() with { ResidualSpreads = [spread] }).Checked;
        check.Should().Throw<SettingException>().WithMessage("every residual spread must be *");
    }

    [Theory]
    [InlineData(88)]
    [InlineData(-1)]
    public void A_token_of_a_seed_must_be_one_of_the_encoding(int token)
    {
        var check = (Card() with { Seeds = [[0, token, 87]] }).Checked;
        check.Should().Throw<SettingException>().WithMessage("every token of a seed must be one of the encoding's.");
    }

    [Fact]
    public void A_token_of_a_seed_must_be_one_of_its_field()
    {
        var check = (NoteCard() with { Seeds = [[0, 4, 87, 0, 4, 0]] }).Checked;
        check.Should().Throw<SettingException>().WithMessage("every token of a seed must be one of the encoding's.");
    }

    [Fact]
    public void Every_change_of_one_character_gives_a_card_or_is_refused()
    {
        // Arrange
        var json = Card().ToJson();
        for (var index = 0; index < json.Length; index++)
        {
            foreach (var character in "\0\"\\{}[],:-.019eEnt é\ud800")
            {
                // Act, Assert: anything but a ModelCardException escapes and fails the test
                IsRead(string.Concat(json.AsSpan(0, index), [character], json.AsSpan(index + 1)));
            }
            IsRead(json[..index]).Should().BeFalse("a card that ends early is no card");
        }
    }

    private static ModelCard Card() => new(
        Format: ModelCard.CurrentFormat,
        Graph: 1,
        Model: ModelSpec.OneField(CellKind.Lstm, hidden: 64, layers: 2, vocabulary: 88),
        Encoding: new EncodingCard("pitch", [88], new Dictionary<string, string>()),
        Window: 3,
        Run: RunMode.Window,
        Sampling: new Dictionary<string, string> { ["temperature"] = "0.5" },
        Seeds: [[0, 44, 87], [1, 2, 3]],
        ResidualSpreads: [0.125],
        BitsPerNote: null,
        Corpus: "nocturnes",
        CorpusHash: new string('a', 64),
        Licence: "public domain",
        CommercialUse: null,
        Experiment: "lab",
        RunName: "lstm-2x64-s0",
        NocturneVersion: "0.1.0");

    private static ModelCard TokenCard() => Card() with
    {
        Model = ModelSpec.OneField(CellKind.Gru, hidden: 64, layers: 2, vocabulary: 3, HeadKind.Categorical, embedding: 16),
        Encoding = new EncodingCard("enumerated", [3], new Dictionary<string, string> { ["octaves"] = "true" }, ["C4", "E4", "0.4.7"]),
        Seeds = [[0, 1, 2]],
        ResidualSpreads = [0],
        BitsPerNote = 4.5,
        CommercialUse = false,
    };

    private static ModelCard NoteCard() => Card() with
    {
        Model = new ModelSpec(
            CellKind.Gru, 64, 2, [InputSpec.Scalar(4), InputSpec.Embedding(88, 16)],
            [new(HeadKind.Categorical, Field: 1, Hidden: 32), new(HeadKind.Regression, Field: 0)]),
        Encoding = new EncodingCard("notes", [4, 88], new Dictionary<string, string>()),
        Seeds = [[0, 44, 3, 87, 1, 0]],
        ResidualSpreads = [0, 0.25],
        CommercialUse = true,
    };

    private static JsonObject Json() => JsonNode.Parse(Card().ToJson())!.AsObject();

    private static string Refusal(JsonObject json) => Refusal(json.ToJsonString());

    private static string Refusal(string json)
    {
        var parse = () => ModelCard.Parse(json);
        return parse.Should().Throw<ModelCardException>().Which.Message;
    }

    private static bool IsRead(string json)
    {
        try
        {
            ModelCard.Parse(json);
            return true;
        }
        catch (ModelCardException)
        {
            return false;
        }
    }
}
