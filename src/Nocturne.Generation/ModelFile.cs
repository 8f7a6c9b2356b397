using Microsoft.ML.OnnxRuntime;
using Nocturne.Generation.Sampling;
using Nocturne.Models;
using Nocturne.Models.Graph;
using Nocturne.Music.Encodings;

namespace Nocturne.Generation;

/// <summary>Reads and opens <c>.onnx</c> files. Every error is a <see cref="ModelException"/> with one line.</summary>
internal static class ModelFile
{
    // The limit of protobuf; and a smaller one for pipes, whose length is unknown.
    private const int MaxBytes = int.MaxValue - 56, MaxPipeBytes = 1 << 27;

    /// <summary>Reads a model and checks its bytes against the hash on its card, and its graph against the network on its card.</summary>
    /// <remarks>This comes before ONNX Runtime, which must only get files that Nocturne could have written.</remarks>
    public static ModelContent Read(string path)
    {
        var bytes = ReadBytes(path);
        try
        {
            var card = OnnxCard.Read(bytes);
            return new ModelContent(bytes, card, OnnxGraph.Require(bytes, card));
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

    /// <summary>Restores the encoding of a model and checks that music can be composed with it.</summary>
    /// <param name="card">The model's card.</param>
    /// <param name="path">Path of the model, for errors.</param>
    /// <param name="families">The encodings to choose from, or <c>null</c> for all of Nocturne's.</param>
    public static IEncoding Encoding(ModelCard card, string path, IReadOnlyList<IEncodingFamily>? families)
    {
        var encoding = Restore(card.Encoding, path, families);
        foreach (var head in card.Model.Heads)
            if (head.Kind == HeadKind.Regression && encoding.Fields[head.Field].TokenOf is null)
                throw new ModelException(
                    $"Model '{path}' has a regression head for the field '{encoding.Fields[head.Field].Name}' of the encoding " +
                    $"'{card.Encoding.Name}', whose tokens are not numbers on a scale. Train it with a categorical head.");
        return card.Model.Heads.Count == encoding.Fields.Count ? encoding : throw new ModelException(
            $"Model '{path}' predicts {card.Model.Heads.Count} of the {encoding.Fields.Count} fields of the encoding " +
            $"'{card.Encoding.Name}'; composing needs all of them. Train it with a head for each.");
    }

    /// <summary>Reads how the model's scores are meant to be sampled.</summary>
    public static SamplingSettings Sampling(ModelCard card, string path)
    {
        try
        {
            return SamplingSettings.Table.With(SamplingSettings.Table.Defaults, card.Sampling);
        }
        catch (SettingException error)
        {
            throw new ModelException(
                $"Model '{path}' has unsupported sampling settings: {error.Message} Use a newer nocturne, or export it again.");
        }
    }

    private static IEncoding Restore(EncodingCard card, string path, IReadOnlyList<IEncodingFamily>? families)
    {
        try
        {
            return EncodingFamilies.Restore(card, families);
        }
        catch (EncodingException error)
        {
            throw new ModelException(
                $"Model '{path}' has an unsupported encoding: {Message.OneLine(error.Message)} Use a newer nocturne, or export it again.");
        }
    }

    private static ModelException Unopened(string path, byte[] bytes, string why) => new(
        $"Model '{path}' ({bytes.Length:N0} bytes) cannot be opened: {why} " +
        "It is damaged, truncated or not a model that Nocturne exported. Copy or export it again.");

    private static byte[] ReadBytes(string path)
    {
        try
        {
            var bytes = ReadFile(path);
            return bytes.Length > 0 ? bytes : throw new ModelException($"Model '{path}' is an empty file. Copy or export it again.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new ModelException($"Model '{path}' does not exist. Give the path of an .onnx file that Nocturne exported.");
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
        if (length > MaxBytes)
            throw new IOException($"it has {length:N0} bytes; must have at most {MaxBytes:N0}.");
        if (length > 0)
        {
            var bytes = new byte[length];
            file.ReadExactly(bytes);
            return bytes;
        }
        return ReadPipe(file);
    }

    // A pipe or a device has no length, and may never end.
    private static byte[] ReadPipe(FileStream file)
    {
        var bytes = new MemoryStream();
        var part = new byte[1 << 16];
        while (file.Read(part) is > 0 and var count)
        {
            bytes.Write(part, 0, count);
            if (bytes.Length > MaxPipeBytes)
                throw new IOException($"it is a pipe or a device with more than {MaxPipeBytes:N0} bytes. Save them to a file first.");
        }
        return bytes.ToArray();
    }
}
