using Microsoft.ML.OnnxRuntime;
using Nocturne.Models;
using Nocturne.Music.Encodings;

namespace Nocturne.Generation;

/// <summary>Opens an <c>.onnx</c> file and reads its card; every way in which that can fail is one clear line.</summary>
internal static class ModelFile
{
    // Protobuf's own limit; and what a pipe may give, for which memory is taken as it comes.
    private const int MostBytes = int.MaxValue - 56, MostEndlessBytes = 1 << 27;

    /// <summary>A model's bytes and its card, once the bytes are known to be those that the card was written for, and the graph the one of its network.</summary>
    /// <remarks>Nothing but a hash and comparisons has looked at them yet: ONNX Runtime gets only what Nocturne could have written.</remarks>
    public static (byte[] Bytes, ModelCard Card) Read(string path)
    {
        var bytes = ReadBytes(path);
        try
        {
            var card = OnnxCard.Read(bytes);
            OnnxGraph.Require(bytes, card);
            return (bytes, card);
        }
        catch (InvalidDataException error)
        {
            throw Unopened(path, bytes, Message.OneLine(error.Message));
        }
        catch (ModelCardException error)
        {
            throw new ModelException($"Model '{path}' ({bytes.Length:N0} bytes): {Message.OneLine(error.Message)}");
        }
    }

    public static DeviceSession Open(byte[] bytes, string path, DevicePreference device, int threads)
    {
        try
        {
            return DeviceSession.Open(bytes, device, threads);
        }
        catch (OnnxRuntimeException error)
        {
            throw Unopened(path, bytes, Message.OneLine(error));
        }
    }

    public static IEncoding Encoding(ModelCard card, string path)
    {
        IEncoding encoding;
        try
        {
            encoding = EncodingCards.Restore(card.Encoding);
        }
        catch (ArgumentException error)
        {
            throw new ModelException(
                $"Model '{path}' speaks the encoding '{card.Encoding.Name}' with {card.Encoding.Size} tokens, which this version of Nocturne does not know: {Message.OneLine(error.Message)} Use a newer nocturne, or export it again.");
        }
        return card.Model.Head != HeadKind.Regression || encoding is PitchEncoding
            ? encoding
            : throw new ModelException(
                $"Model '{path}' has a regression head and the encoding '{encoding.Name}', whose numbers have no order that a network could err by. Train it with a categorical head.");
    }

    private static ModelException Unopened(string path, byte[] bytes, string why) => new(
        $"Model '{path}' ({bytes.Length:N0} bytes) cannot be opened: {why} It is damaged, cut short or no model of Nocturne's; copy or export it again.");

    private static byte[] ReadBytes(string path)
    {
        try
        {
            var bytes = ReadFile(path);
            return bytes.Length > 0 ? bytes : throw new ModelException($"Model '{path}' is an empty file. Copy or export it again.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException($"There is no model '{path}'. Give the path of an .onnx file that Nocturne exported.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            var what = Directory.Exists(path) ? "it is a folder." : Message.OneLine(error.Message);
            throw new ModelException($"Model '{path}' cannot be read: {what} Give the path of an .onnx file that Nocturne exported.");
        }
    }

    private static byte[] ReadFile(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var length = file.CanSeek ? file.Length : 0;
        if (length > MostBytes)
            throw new IOException($"it has {length:N0} bytes, and no model has more than {MostBytes:N0}.");
        if (length > 0)
        {
            var bytes = new byte[length];
            file.ReadExactly(bytes);
            return bytes;
        }
        return ReadEndless(file);
    }

    // A pipe or a device: only its end tells how much it gives, and it may have none.
    private static byte[] ReadEndless(FileStream file)
    {
        var bytes = new MemoryStream();
        var part = new byte[1 << 16];
        while (file.Read(part) is > 0 and var count)
        {
            bytes.Write(part, 0, count);
            if (bytes.Length > MostEndlessBytes)
                throw new IOException($"it is no file and gives more than {MostEndlessBytes:N0} bytes. Save them to a file first.");
        }
        return bytes.ToArray();
    }
}
