using Nocturne.Models;

namespace Nocturne.Generation.Tests;

public sealed class ModelLoadingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void An_exported_model_loads_with_its_card(CellKind cell)
    {
        var spec = TestModel.Spec(cell);
        var path = TestModel.Write(_folder, spec);

        using var model = MusicModel.Load(path);

        model.Card.Should().BeEquivalentTo(TestModel.Card(spec), options => options.Excluding(card => card.Sha256));
    }

    [Fact]
    public void A_model_asked_to_run_on_the_cpu_says_so()
    {
        using var model = MusicModel.Load(TestModel.Write(_folder, TestModel.Spec(CellKind.Gru)), DevicePreference.Cpu);

        (model.Device, model.DeviceNote).Should().Be(("cpu", "cpu, as requested"));
    }

    [Fact]
    public void A_missing_model_is_named() => Loading(_folder["no.onnx"]).Should().Contain($"'{_folder["no.onnx"]}'");

    [Fact]
    public void A_folder_is_no_model() => Loading(_folder.FullPath).Should().Contain("it is a folder");

    [Fact]
    public void An_empty_path_is_no_model() => Loading("").Should().StartWith("Model '' cannot be read");

    [Fact]
    public void An_empty_file_is_called_empty() => Loading(Written([])).Should().Contain("is an empty file");

    [Fact]
    public void Text_is_no_model() => Loading(Written("Once upon a midnight dreary"u8.ToArray())).Should().Contain("cannot be opened: ");

    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(300)]
    [InlineData(-1)]
    [InlineData(-400)]
    public void A_truncated_model_is_refused_with_its_length(int bytes)
    {
        var whole = TestModel.Bytes(TestModel.Spec(CellKind.Lstm));
        var length = bytes > 0 ? bytes : whole.Length + bytes;

        var message = Loading(Written(whole[..length]));

        message.Should().Contain($"({length:N0} bytes) cannot be opened: ");
    }

    [Fact]
    public void Every_truncation_is_refused_in_one_line()
    {
        var whole = TestModel.Bytes(TestModel.Spec(CellKind.Rnn, layers: 1, hidden: 1));
        var lengths = Enumerable.Range(1, whole.Length - 1);

        var messages = lengths.Select(length => Loading(Written(whole[..length])));

        messages.Should().AllSatisfy(message => message.Should().NotContain("\n").And.Contain(_folder["written.onnx"]));
    }

    [Fact]
    public void A_model_that_others_exported_has_no_card()
    {
        var path = TestModel.WriteEdited(_folder, TestModel.Spec(CellKind.Gru), ModelCard.MetadataKey, "somebody.else");

        Loading(path).Should().Contain("an ONNX model without a card ('nocturne.card')");
    }

    [Fact]
    public void A_card_of_a_newer_format_asks_for_a_newer_nocturne()
    {
        var path = TestModel.WriteEdited(_folder, TestModel.Spec(CellKind.Gru), "\"format\":1,", "\"format\":2,");

        Loading(path).Should().Contain("format 2").And.EndWith("Use a newer nocturne.");
    }

    [Fact]
    public void A_graph_of_a_newer_version_asks_for_a_newer_nocturne()
    {
        var path = TestModel.WriteEdited(_folder, TestModel.Spec(CellKind.Gru), "\"graph\":1,", "\"graph\":2,");

        Loading(path).Should().Contain("version 2").And.EndWith("Use a newer nocturne.");
    }

    [Fact]
    public void A_model_that_was_edited_after_its_export_is_refused()
    {
        var bytes = TestModel.Bytes(TestModel.Spec(CellKind.Gru));
        TestModel.Replace(bytes, "Made for a test.", "Made by someone.");

        Loading(Written(bytes)).Should().Contain("Its SHA-256 is ").And.Contain("but its card says ");
    }

    [Fact]
    public void A_damaged_card_is_refused()
    {
        var path = TestModel.WriteEdited(_folder, TestModel.Spec(CellKind.Gru), "\"window\":", "\"widow\": ");

        Loading(path).Should().Contain("no field 'window'");
    }

    [Theory]
    [InlineData("\"hidden\":16", "\"hidden\":17", "lstm-2x17")]
    [InlineData("\"layers\":2", "\"layers\":3", "lstm-3x16")]
    [InlineData("\"cell\":\"lstm\"", "\"cell\": \"gru\"", "gru-2x16")]
    [InlineData("\"hidden\":16", "\"hidden\":9 ", "lstm-2x9")]
    public void A_graph_that_is_not_what_its_card_says_is_refused(string text, string replacement, string name)
    {
        var path = TestModel.WriteEdited(_folder, TestModel.Spec(CellKind.Lstm), text, replacement);

        Loading(path).Should().MatchRegex($"Its graph is not that of the {name} on its card: they differ at byte [0-9,]+");
    }

    [Theory]
    [InlineData("GRU", "RNN")]              // a different operator
    [InlineData("Concat", "Concac")]        // an unknown operator
    [InlineData("hn.l1", "hn.l0")]          // two nodes with the same output
    [InlineData("hidden_size", "hidden_sise")]
    [InlineData("rnn.l1.R", "rnn.l0.R")]
    public void A_graph_that_Nocturne_does_not_write_never_reaches_ONNX_Runtime(string text, string replacement)
    {
        var path = TestModel.WriteEdited(_folder, TestModel.Spec(CellKind.Gru), text, replacement);
        var verify = () => MusicModel.Verify(path);

        verify.Should().Throw<ModelException>().WithMessage("*Its graph is not that of the gru-2x16 on its card*");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(16)]
    public void Every_network_that_is_exported_loads(int layers)
    {
        foreach (var cell in Enum.GetValues<CellKind>())
            foreach (var spec in (ModelSpec[])
                [
                    TestModel.Spec(cell, layers, hidden: 5), TestModel.Categorical(cell, InputKind.Scalar) with { Layers = layers },
                    TestModel.Categorical(cell, InputKind.Embedding) with { Layers = layers },
                ])
            {
                var load = () => MusicModel.Load(TestModel.Write(_folder, spec), DevicePreference.Cpu).Dispose();

                load.Should().NotThrow($"{spec} is exported");
            }
    }

    [Fact]
    public void Neither_what_steers_a_terminal_nor_a_page_of_text_gets_into_a_message()
    {
        const string Licence = "\"licence\":\"Made for a test.\"", Unknown = "\"licence\":\"\",\"\\u001bw\":\"123\"";
        var path = TestModel.WriteEdited(_folder, TestModel.Spec(CellKind.Gru), Licence, Unknown);

        Loading(path).Should().Contain("unknown field '?w'").And.NotContain("\u001b");
    }

    [Fact]
    public void An_encoding_of_the_future_is_refused()
    {
        var path = TestModel.WriteEdited(_folder, TestModel.Spec(CellKind.Gru), "\"name\":\"pitch\"", "\"name\":\"chord\"");

        Loading(path).Should().Contain("There is no encoding 'chord'");
    }

    [Theory]
    [InlineData(InputKind.Scalar)]
    [InlineData(InputKind.Embedding)]
    public void A_model_of_classes_loads_with_its_encoding(InputKind input)
    {
        var spec = TestModel.Categorical(CellKind.Lstm, input);

        using var model = MusicModel.Load(TestModel.Write(_folder, spec), DevicePreference.Cpu);

        model.Card.Should().BeEquivalentTo(TestModel.Card(spec), options => options.Excluding(card => card.Sha256));
        model.Encoding.Card.Should().BeEquivalentTo(model.Card.Encoding);
    }

    [Theory]
    [InlineData("\"0.4.7\"", "\"0.7.4\"", "Token 70 is '0.7.4'; must be a class of the encoding 'enumerated' without octaves.")]
    [InlineData("\"name\":\"enumerated\"", "\"name\":\"annotated!\"", "There is no encoding 'annotated!'")]
    [InlineData("\"kind\":\"embedding\"", "\"kind\": \"scalar\"  ", "model.inputs[0].size is 6")]
    public void A_card_that_does_not_fit_its_encoding_is_refused(string text, string replacement, string reason)
    {
        var path = TestModel.WriteEdited(_folder, TestModel.Categorical(CellKind.Gru, InputKind.Embedding), text, replacement);

        Loading(path).Should().Contain(reason).And.NotContain("(Parameter");
    }

    [Fact]
    public void A_graph_with_an_embedding_is_not_one_with_a_scalar()
    {
        var spec = TestModel.Categorical(CellKind.Gru, InputKind.Embedding);
        const string Embedding = "\"kind\":\"embedding\",\"vocabulary\":71,\"size\":6";
        const string Scalar = "\"kind\":\"scalar\",\"vocabulary\":71,\"size\":1";
        var path = TestModel.WriteEdited(_folder, spec, Embedding, Scalar.PadRight(Embedding.Length));

        Loading(path).Should().Contain("Its graph is not that of the gru-2x16 on its card");
    }

    [Fact]
    public void A_regression_over_classes_is_refused()
    {
        var spec = TestModel.Categorical(CellKind.Gru, InputKind.Embedding) with { Heads = [new(HeadKind.Regression)] };

        Loading(TestModel.Write(_folder, spec)).Should()
            .Contain("has a regression head for the field 'onset' of the encoding 'enumerated'");
    }

    [Fact]
    public void Cuda_that_cannot_be_had_is_an_error()
    {
        var path = TestModel.Write(_folder, TestModel.Spec(CellKind.Gru));
        using var automatic = MusicModel.Load(path);
        if (automatic.Device != "cpu")
            return;                             // CUDA is available here

        var message = Loading(path, DevicePreference.Cuda);

        message.Should().StartWith("CUDA is not available: ").And.Contain("--device=cpu");
    }

    private static string Loading(string path, DevicePreference device = DevicePreference.Cpu)
    {
        var load = () => MusicModel.Load(path, device).Dispose();
        return load.Should().Throw<ModelException>().Which.Message;
    }

    private string Written(byte[] bytes)
    {
        var path = _folder["written.onnx"];
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
