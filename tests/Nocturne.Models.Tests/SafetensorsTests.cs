using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using FsCheck.Xunit;

namespace Nocturne.Models.Tests;

public sealed class SafetensorsTests
{
    [Property]
    public void Any_tensors_come_back_bit_for_bit(float[] floats, int[] ints, long[] longs)
    {
        // Arrange
        var file = new Safetensors();
        file.Add("floats", [floats.Length], floats);
        file.Add("ints", [ints.Length, 1], ints);
        file.Add("longs", [longs.Length], longs);
        // Act
        var read = Safetensors.Read(Bytes(file), "the file");
        // Assert
        var bits = MemoryMarshal.Cast<float, int>(read.Floats("floats", [floats.Length], "the file")).ToArray();
        bits.Should().Equal(MemoryMarshal.Cast<float, int>(floats).ToArray(), "NaN and -0 must survive too");
        read.Longs("longs", "the file").Should().Equal(longs);
        Bytes(read).Should().Equal(Bytes(file));
    }

    [Property]
    public void Any_text_comes_back_as_metadata(Dictionary<char, string?> texts)
    {
        // Arrange
        var file = new Safetensors();
        foreach (var (key, text) in texts)
            if (!char.IsSurrogate(key) && text is not null)
                file.Metadata[$"key {key}"] = text;
        // Act
        var read = Safetensors.Read(Bytes(file), "the file");
        // Assert
        read.Metadata.Should().Equal(file.Metadata);
    }

    [Fact]
    public void So_many_tensors_that_their_header_is_large_come_back()
    {
        // Arrange
        var file = new Safetensors();
        for (var i = 0; i < 150_000; i++)
            file.Add($"a folder of a collection/another one in it, of some composer/a piece of some name, as a file of it may be called {i}", [1], new[] { i });
        var bytes = Bytes(file);
        // Act
        var read = Safetensors.Read(bytes, "the file");
        // Assert
        BinaryPrimitives.ReadInt64LittleEndian(bytes).Should().BeGreaterThan(16 << 20);
        read.Names.Should().HaveCount(150_000);
    }

    [Fact]
    public void The_order_of_adding_does_not_show_in_the_bytes()
    {
        // Arrange
        var one = new Safetensors();
        one.Add("a", [1], [1f]);
        one.Add("b", [1], [2f]);
        var other = new Safetensors();
        other.Add("b", [1], [2f]);
        other.Add("a", [1], [1f]);
        // Act, Assert
        Bytes(one).Should().Equal(Bytes(other));
    }

    [Fact]
    public void Every_tensor_begins_at_a_multiple_of_its_element_size()
    {
        // Arrange
        var file = Sample();
        // Act
        var bytes = Bytes(file);
        // Assert
        var header = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        ((8 + header) % 8).Should().Be(0);
        using var json = JsonDocument.Parse(bytes.AsMemory(8, (int)header));
        json.RootElement.GetProperty("a").GetProperty("data_offsets")[0].GetInt64().Should().Be(16, "the int64 come first");
        json.RootElement.GetProperty("z").GetProperty("data_offsets")[0].GetInt64().Should().Be(0);
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        // Arrange
        var file = new Safetensors();
        file.Add("x", [2], [1, -1]);
        // Act
        var bytes = Bytes(file);
        // Assert
        byte[] numbers = [1, 0, 0, 0, 255, 255, 255, 255];
        const string Header = """{"x":{"dtype":"I32","shape":[2],"data_offsets":[0,8]}}  """;
        bytes.Should().Equal([(byte)Header.Length, 0, 0, 0, 0, 0, 0, 0, .. Encoding.ASCII.GetBytes(Header), .. numbers]);
    }

    [Fact]
    public void A_tensor_without_elements_and_one_without_dimensions_come_back()
    {
        // Arrange
        var file = new Safetensors();
        file.Add("none", [0, 7], Array.Empty<float>());
        file.Add("one", [], [3f]);
        // Act
        var read = Safetensors.Read(Bytes(file), "the file");
        // Assert
        read.Floats("none", [0, 7], "the file").Should().BeEmpty();
        read.Floats("one", [], "the file").Should().Equal(3f);
    }

    [Fact]
    public void A_saved_file_can_be_loaded()
    {
        // Arrange
        using var folder = new TempFolder();
        // Act
        Sample().Save(folder["new", "weights.safetensors"]);
        // Assert
        Safetensors.Load(folder["new", "weights.safetensors"]).Names.Should().Equal("a", "m", "z");
    }

    [Theory]
    [InlineData("__metadata__", 1, "*__metadata__*")]
    [InlineData("taken", 1, "*'taken'*")]
    [InlineData("new", 2, "*'new' has 1 values*[2]*")]
    [InlineData("new", -1, "*'new' has 1 values*[-1]*")]
    public void What_the_format_cannot_hold_is_refused(string name, int size, string message)
    {
        // Arrange
        var file = new Safetensors();
        file.Add("taken", [1], [1f]);
        // Act
        var add = () => file.Add(name, [size], [2f]);
        // Assert
        add.Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void A_missing_tensor_is_named()
    {
        var ask = () => Sample().Ints("b", "x.safetensors");
        ask.Should().Throw<SafetensorsException>().WithMessage("x.safetensors has no tensor 'b'.");
    }

    [Fact]
    public void Another_type_than_asked_for_is_named()
    {
        var ask = () => Sample().Ints("z", "x.safetensors");
        ask.Should().Throw<SafetensorsException>().WithMessage("x.safetensors*'z'*I64*I32*");
    }

    [Fact]
    public void Another_shape_than_asked_for_is_named()
    {
        var ask = () => Sample().Floats("a", [4, 1], "x.safetensors");
        ask.Should().Throw<SafetensorsException>().WithMessage("x.safetensors*'a'*[1, 3]*[4, 1]*");
    }

    [Fact]
    public void A_matrix_is_no_vector()
    {
        // Arrange
        var file = new Safetensors();
        file.Add("m", [1, 2], [5, 6]);
        // Act
        var ask = () => file.Ints("m", "x.safetensors");
        // Assert
        ask.Should().Throw<SafetensorsException>().WithMessage("x.safetensors*'m'*[1, 2]*vector*");
    }

    [PythonFact("json")]
    public void Python_reads_what_is_written()
    {
        // Arrange
        using var folder = new TempFolder();
        Sample().Save(folder["sample.safetensors"]);
        // Act
        var (exitCode, output) = Python.Run("json", Repository.At("tests", "Nocturne.Models.Tests", "Python", "read_safetensors.py"), folder["sample.safetensors"]);
        // Assert
        exitCode.Should().Be(0, output);
        output.ReplaceLineEndings("\n").Should().Be(
            "epoch = 7\nname = étude\na F32 [1, 3] [0.5, -2.0, 1.0000000031710769e-30]\nm I32 [1] [-7]\nz I64 [2] [9223372036854775807, -1]\n");
    }

    internal static Safetensors Sample()
    {
        var file = new Safetensors { Metadata = { ["name"] = "étude", ["epoch"] = "7" } };
        file.Add("a", [1, 3], [0.5f, -2f, 1e-30f]);
        file.Add("m", [1], [-7]);
        file.Add("z", [2], [long.MaxValue, -1L]);
        return file;
    }

    internal static byte[] Bytes(Safetensors file)
    {
        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }
}
