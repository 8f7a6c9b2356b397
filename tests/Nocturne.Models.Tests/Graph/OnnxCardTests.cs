using System.Security.Cryptography;
using System.Text;
using Nocturne.Models.Graph;

namespace Nocturne.Models.Tests.Graph;

public sealed class OnnxCardTests
{
    private static readonly ModelCard Card = new(
        Format: ModelCard.CurrentFormat,
        Graph: GraphDescription.CurrentVersion,
        Model: ModelSpec.OneField(CellKind.Gru, hidden: 4, layers: 1, vocabulary: 88),
        Encoding: new EncodingCard("pitch", [88], new Dictionary<string, string>()),
        Window: 2,
        Run: RunMode.Stream,
        Sampling: new Dictionary<string, string>(),
        Seeds: [[1, 2]],
        ResidualSpreads: [0.5],
        BitsPerNote: null,
        Corpus: "nocturnes",
        CorpusHash: new string('b', 64),
        Licence: "d'après Field, ♪",
        CommercialUse: null,
        Experiment: "lab",
        RunName: "gru-1x4-s0",
        NocturneVersion: "0.1.0");

    [Fact]
    public void The_card_of_a_whole_model_is_read()
    {
        // Arrange
        var model = Sealed(Model(Entry("nocturne.card", Card.ToJson())));
        // Act
        var card = OnnxCard.Read(model);
        // Assert
        card.Should().BeEquivalentTo(Card, options => options.Excluding(field => field.Sha256));
        card.Sha256.Should().NotBe(ModelCard.Unsealed);
    }

    [Fact]
    public void Other_metadata_and_fields_of_the_future_are_no_obstacle()
    {
        // Arrange: a number, eight bytes, four bytes and text in fields that nobody knows
        byte[] future = [0xa0, 0x06, 0x96, 0x01, 0xa9, 0x06, 1, 2, 3, 4, 5, 6, 7, 8, 0xb5, 0x06, 1, 2, 3, 4, 0xba, 0x06, 2, 65, 66];
        var entries = new[] { Entry("author", "somebody"), Entry("nocturne.card", Card.ToJson()), Entry("nocturne.cards", "x") };
        var model = Sealed([.. future, .. Model(entries), .. future]);
        // Act, Assert
        OnnxCard.Read(model).RunName.Should().Be("gru-1x4-s0");
    }

    [Fact]
    public void Every_changed_bit_is_noticed()
    {
        var model = Sealed(Model(Entry("nocturne.card", Card.ToJson())));
        for (var i = 0; i < model.Length; i++)
        {
            // Arrange
            model[i] ^= 1;
            // Act
            var read = () => OnnxCard.Read(model);
            // Assert
            read.Should().Throw<Exception>().Which.Should()
                .Match(error => error is ModelCardException || error is InvalidDataException, $"bit 0 of byte {i} differs");
            model[i] ^= 1;
        }
    }

    [Fact]
    public void Every_truncation_is_noticed()
    {
        // Arrange
        var model = Sealed(Model(Entry("nocturne.card", Card.ToJson())));
        for (var length = 0; length < model.Length; length++)
        {
            // Act
            var read = () => OnnxCard.Read(model.AsSpan(0, length));
            // Assert
            read.Should().Throw<Exception>().Which.Should().Match(error => error is ModelCardException || error is InvalidDataException);
        }
    }

    [Fact]
    public void Random_bytes_are_refused()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            // Arrange
            var bytes = new byte[random.Next(64)];
            random.NextBytes(bytes);
            // Act
            var read = () => OnnxCard.Read(bytes);
            // Assert
            read.Should().Throw<Exception>().Which.Should().Match(error => error is ModelCardException || error is InvalidDataException);
        }
    }

    [Theory]
    [InlineData(
        new byte[] { 0x3a, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01 },
        "field 7 claims 18,446,744,073,709,551,615 bytes, but 0 are left at byte 0.")]
    [InlineData(new byte[] { 0x3a, 0x05, 1, 2 }, "field 7 claims 5 bytes, but 2 are left at byte 0.")]
    [InlineData(new byte[] { 0x08, 0x80 }, "truncated number at byte 1.")]
    [InlineData(
        new byte[] { 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01 }, "number of more than 10 bytes at byte 0.")]
    [InlineData(new byte[] { 0x08, 0x01, 0x03 }, "invalid field number 0 at byte 2.")]
    [InlineData(new byte[] { 0x3b }, "unsupported wire type 3 at byte 0.")]
    public void What_is_not_protobuf_is_named_with_its_place(byte[] bytes, string message)
    {
        // Arrange
        var read = () => OnnxCard.Read(bytes);
        // Act, Assert
        read.Should().Throw<InvalidDataException>().WithMessage(message);
    }

    [Fact]
    public void A_model_without_a_card_is_refused() => Refusal(Model(Entry("author", "somebody"))).Should()
        .StartWith("It is an ONNX model without a card ('nocturne.card')");

    [Fact]
    public void Two_cards_are_refused()
    {
        var entry = Entry("nocturne.card", Card.ToJson());

        Refusal(Model(entry, entry)).Should().Be("It has two cards. Export it again.");
    }

    [Fact]
    public void A_card_that_is_no_utf8_is_refused()
    {
        var model = Model(Entry("nocturne.card", Card.ToJson()));
        model[^3] = 0xff;

        Refusal(model).Should().Be("The model card cannot be read: it is not UTF-8.");
    }

    [Fact]
    public void A_hash_with_escapes_is_refused()
    {
        var json = Card.ToJson().Replace($"\"{ModelCard.Unsealed}\"", $"\"\\u0030{ModelCard.Unsealed[1..]}\"", StringComparison.Ordinal);

        Refusal(Model(Entry("nocturne.card", json))).Should().Contain("'sha256'").And.Contain("escapes");
    }

    [Fact]
    public void Neither_a_name_nor_a_value_that_looks_like_the_field_takes_its_place()
    {
        // Arrange
        var card = Card with { Licence = $"\"sha256\":\"{new string('1', 64)}\"", Corpus = "sha256" };
        // Act, Assert
        OnnxCard.Read(Sealed(Model(Entry("nocturne.card", card.ToJson())))).Licence.Should().Be(card.Licence);
    }

    [Fact]
    public void A_file_that_is_not_the_one_exported_says_both_hashes()
    {
        // Arrange
        var model = Sealed(Model(Entry("nocturne.card", Card.ToJson())));
        var hash = OnnxCard.Read(model).Sha256;
        model[3] ^= 1;      // in the weights
        // Act, Assert
        Refusal(model).Should().MatchRegex($"^Its SHA-256 is [0-9a-f]{{64}}, but its card says {hash}: it was damaged or edited");
    }

    /// <summary>A model whose network is a few bytes.</summary>
    private static byte[] Model(params byte[][] entries) => [.. Field(7, [1, 2, 3, 4]), .. entries.SelectMany(entry => Field(14, entry))];

    private static byte[] Entry(string key, string value) =>
        [.. Field(1, Encoding.UTF8.GetBytes(key)), .. Field(2, Encoding.UTF8.GetBytes(value))];

    private static byte[] Field(int number, byte[] content)
    {
        List<byte> field = [(byte)(number << 3 | 2)];
        var length = content.Length;
        for (; length >= 0x80; length >>= 7)
            field.Add((byte)(length | 0x80));
        return [.. field, (byte)length, .. content];
    }

    private static byte[] Sealed(byte[] model)
    {
        var digits = model.AsSpan().IndexOf(Encoding.ASCII.GetBytes(ModelCard.Unsealed));
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(model))).CopyTo(model, digits);
        return model;
    }

    private static string Refusal(byte[] model)
    {
        var read = () => OnnxCard.Read(model);
        return read.Should().Throw<ModelCardException>().Which.Message;
    }
}
