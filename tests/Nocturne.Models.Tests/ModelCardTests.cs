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
            "format", "model", "encoding", "window", "run", "seeds", "residualSpread", "corpus", "corpusHash", "experiment", "runName", "nocturneVersion", "licence", "sha256");
        json.RootElement.GetProperty("model").GetRawText().Should().Be("""{"cell":"lstm","hidden":64,"layers":2,"input":"scalar","head":"regression"}""");
        json.RootElement.GetProperty("encoding").GetRawText().Should().Be("""{"name":"pitch","size":88}""");
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
        json.RootElement.GetProperty("model").GetRawText().Should().Be(
            """{"cell":"gru","hidden":64,"layers":2,"input":"embedding","head":"categorical","vocabulary":3,"embeddingSize":16}""");
        json.RootElement.GetProperty("encoding").GetRawText().Should().Be("""{"name":"enumerated","size":3,"vocabulary":["C4","E4","0.4.7"],"octaves":true}""");
    }

    [Theory]
    [InlineData(4, "C4 E4 0.4.7 D4", "encoding.size is 4, but model.vocabulary is 3; they must be the same.")]
    [InlineData(3, "C4 E4", "encoding.vocabulary has 2 names, but encoding.size is 3; they must be as many.")]
    [InlineData(3, "C4  E4", "encoding.vocabulary has an empty name; every token needs one.")]
    [InlineData(3, "C4 E4 C4", "encoding.vocabulary has a name twice; every token needs its own.")]
    public void Names_of_tokens_must_fit_the_network(int size, string names, string mistake)
    {
        // Arrange
        var card = TokenCard() with { Encoding = new EncodingCard("enumerated", size, names.Split(' ')) };
        // Act
        var check = card.Checked;
        // Assert
        check.Should().Throw<SettingException>().WithMessage(mistake);
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
        var card = Card() with { Encoding = new EncodingCard(name, 88) };
        // Act, Assert
        Refusal(card.ToJson()).Should().EndWith("letters; use at most 100 that can be printed.");
    }

    [Fact]
    public void A_run_of_the_whole_window_must_fit_into_memory()
    {
        // Arrange
        var card = TokenCard() with
        {
            Model = TokenCard().Model with { Vocabulary = 1_000_000 },
            Encoding = new EncodingCard("enumerated", 1_000_000),
            Window = 4096,
            Seeds = [],
        };
        // Act
        var check = card.Checked;
        // Assert
        check.Should().Throw<SettingException>().WithMessage("window is 4096 and model.vocabulary is 1000000, which makes 4096000000 scores a run; use 134217728 at most.");
    }

    [Fact]
    public void Null_is_no_name_of_a_token()
    {
        // Arrange
        var json = TokenCard().ToJson().Replace("\"E4\"", "null", StringComparison.Ordinal);
        // Act, Assert
        Refusal(json).Should().Be("The model card's field 'encoding.vocabulary[1]' is null; it must be text. Export the model again.");
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
    public void Input_and_head_have_defaults()
    {
        // Arrange
        var json = Json();
        json["model"]!.AsObject().Remove("input");
        json["model"]!.AsObject().Remove("head");
        // Act
        var card = ModelCard.Parse(json.ToJsonString());
        // Assert
        card.Model.Should().Be(new ModelSpec(CellKind.Lstm, 64, 2, InputKind.Scalar, HeadKind.Regression));
    }

    [Fact]
    public void An_unknown_field_is_named()
    {
        // Arrange
        var json = Json();
        json["mood"] = "sad";
        // Act, Assert
        Refusal(json).Should().Be("The model card has a field 'mood' that this version of Nocturne does not know. Use another version of nocturne, or export the model again.");
    }

    [Theory]
    [InlineData("heads")]
    [InlineData("gates")]       // computed, so no field either
    [InlineData("name")]
    public void An_unknown_field_of_the_network_is_named(string name)
    {
        // Arrange
        var json = Json();
        json["model"]![name] = 4;
        // Act, Assert
        Refusal(json).Should().StartWith($"The model card has a field 'model.{name}' that this version of Nocturne does not know.");
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
    [InlineData("3")]
    [InlineData("99999999999999")]
    [InlineData("2.5")]
    public void A_newer_format_is_called_newer_whatever_else_it_holds(string format)
    {
        Refusal($$"""{"format":{{format}},"mood":"sad"}""").Should().Be(
            $"The model card is of format {format}, but this version of Nocturne reads up to 2. Use a newer nocturne.");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1.5")]
    public void A_card_from_before_the_hash_asks_for_another_export(string format)
    {
        Refusal($$"""{"format":{{format}},"mood":"sad"}""").Should().Be(
            $"The model card is of format {format}, which has no SHA-256 to hold the model against. Export the model again.");
    }

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD")]
    public void A_hash_is_64_digits_in_lower_case(string hash)
    {
        var check = (Card() with { Sha256 = hash }).Checked;
        check.Should().Throw<SettingException>().WithMessage($"sha256 is '{hash}'; use 64 hexadecimal digits in lower case.");
    }

    [Theory]
    [InlineData("", "cannot be read")]
    [InlineData("{", "cannot be read")]
    [InlineData("null", "has no field 'format'")]
    [InlineData("[]", "has no field 'format'")]
    [InlineData("{}", "has no field 'format'")]
    [InlineData("""{"format":"1"}""", "field 'format' is \"1\", which is no number")]
    [InlineData("""{"format":null}""", "field 'format' is null, which is no number")]
    [InlineData("""{"format":0}""", "claims format 0")]
    [InlineData("""{"format":-1}""", "claims format -1")]
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
        Refusal(json).Should().Be($"The model card's field 'model.cell' is {cell}; it must be rnn or lstm or gru. Export the model again.");
    }

    [Theory]
    [InlineData("encoding")]
    [InlineData("corpus")]
    [InlineData("seeds")]
    public void Null_is_no_value_of_a_field(string name)
    {
        // Arrange
        var json = Json();
        json[name] = null;
        // Act, Assert
        Refusal(json).Should().StartWith($"The model card's field '{name}' is null; it must be ");
    }

    [Theory]
    [InlineData("window", "3.5", "a whole number")]
    [InlineData("window", "3000000000", "a whole number")]
    [InlineData("window", "\"3\"", "a whole number")]
    [InlineData("window", "true", "a whole number")]
    [InlineData("residualSpread", "\"0\"", "a number")]
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
        Refusal(json).Should().Be($"The model card's field '{name}' is {value}; it must be {kind}. Export the model again.");
    }

    [Fact]
    public void What_is_found_in_place_of_a_list_is_cut_short()
    {
        // Arrange
        var json = Json();
        json["seeds"] = new string('x', 1000);
        // Act, Assert
        Refusal(json).Should().HaveLength(40 + "The model card's field 'seeds' is ...; it must be a list. Export the model again.".Length);
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
        Refusal(json).Should().Be("The model card's field 'seeds[2]' is null; it must be a list. Export the model again.");
    }

    [Fact]
    public void Every_value_out_of_its_range_is_listed_at_once()
    {
        // Arrange
        var card = new ModelCard(
            ModelCard.CurrentFormat, new ModelSpec(CellKind.Lstm, Hidden: 0, Layers: 99), new EncodingCard(" ", 0), Window: 5000, (RunMode)7,
            [[1, 2]], ResidualSpread: -1, "", "abc", "", "", "", "");
        // Act
        var check = card.Checked;
        // Assert
        check.Should().Throw<SettingException>().WithMessage(
            "model.hidden is 0; use 1 to 4096; model.layers is 99; use 1 to 16; encoding.name is empty; name an encoding, such as pitch; " +
            "encoding.size is 0; use 1 or more; window is 5000; use 1 to 4096; run is 7; use window or stream; every seed must have 5000 tokens; " +
            "every token of a seed must be 0 to -1; residualSpread is -1; use 0 or more; corpusHash is 'abc'; use a SHA-256, 64 hexadecimal digits.");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_spread_must_be_finite(double spread)
    {
        var check = (Card() with { ResidualSpread = spread }).Checked;
        check.Should().Throw<SettingException>().WithMessage("residualSpread is *");
    }

    [Theory]
    [InlineData(88)]
    [InlineData(-1)]
    public void A_token_of_a_seed_must_be_one_of_the_encoding(int token)
    {
        var check = (Card() with { Seeds = [[0, token, 87]] }).Checked;
        check.Should().Throw<SettingException>().WithMessage("every token of a seed must be 0 to 87.");
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
        ModelCard.CurrentFormat, new ModelSpec(CellKind.Lstm, Hidden: 64, Layers: 2), new EncodingCard("pitch", 88), Window: 3, RunMode.Window,
        [[0, 44, 87], [1, 2, 3]], ResidualSpread: 0.125, "nocturnes", new string('a', 64), "lab", "lstm-2x64-s0", "0.1.0", "public domain");

    private static ModelCard TokenCard() => Card() with
    {
        Model = new ModelSpec(CellKind.Gru, Hidden: 64, Layers: 2, InputKind.Embedding, HeadKind.Categorical, Vocabulary: 3, EmbeddingSize: 16),
        Encoding = new EncodingCard("enumerated", 3, ["C4", "E4", "0.4.7"], Octaves: true),
        Seeds = [[0, 1, 2]],
        ResidualSpread = 0,
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
