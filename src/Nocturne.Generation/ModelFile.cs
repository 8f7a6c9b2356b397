using Microsoft.ML.OnnxRuntime;
using Nocturne.Models;
using Nocturne.Music.Encodings;

namespace Nocturne.Generation;

/// <summary>Opens an <c>.onnx</c> file and reads its card; every way in which that can fail is one clear line.</summary>
internal static class ModelFile
{
    public static DeviceSession Open(string path, DevicePreference device, int threads)
    {
        var bytes = ReadBytes(path);
        try
        {
            return DeviceSession.Open(bytes, device, threads);
        }
        catch (OnnxRuntimeException error)
        {
            throw new ModelException($"Model '{path}' ({bytes.Length:N0} bytes) cannot be opened: {Message.OneLine(error)} It is damaged, cut short or no model of Nocturne's; copy or export it again.");
        }
    }

    public static ModelCard Card(InferenceSession session, string path)
    {
        if (!session.ModelMetadata.CustomMetadataMap.TryGetValue(ModelCard.MetadataKey, out var json))
            throw new ModelException($"Model '{path}' is an ONNX model without a card ('{ModelCard.MetadataKey}'): Nocturne did not export it, or its end is missing. Use a model that Nocturne exported.");
        try
        {
            return ModelCard.Parse(json);
        }
        catch (ModelCardException error)
        {
            throw new ModelException($"Model '{path}': {Message.OneLine(error.Message)}");
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

    private static byte[] ReadBytes(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
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
}
