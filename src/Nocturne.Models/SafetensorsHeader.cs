using System.Buffers.Binary;
using System.Text.Json;

namespace Nocturne.Models;

/// <summary>An entry of the header: the tensor is at bytes Begin to End (exclusive) of the data.</summary>
internal readonly record struct TensorEntry(string Name, string Type, int[] Shape, int Begin, int End);

/// <summary>The header of a safetensors file.</summary>
internal static class SafetensorsHeader
{
    /// <summary>The field of the header that contains text instead of a tensor.</summary>
    public const string MetadataName = "__metadata__";

    // The limit of the format's own library. It is enough for a data set of several 100,000 pieces.
    private const int MaxBytes = 100_000_000;

    /// <summary>Writes a header for tensors whose data follow in the given order.</summary>
    public static void Write(Stream stream, SortedDictionary<string, string> metadata, KeyValuePair<string, TensorArray>[] tensors)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (metadata.Count > 0)
                WriteMetadata(json, metadata);
            var offset = 0L;
            foreach (var (name, tensor) in tensors)
                WriteEntry(json, name, tensor, ref offset);
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0)                  // spaces, so that the data are aligned in a memory-mapped file
            buffer.WriteByte((byte)' ');
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, buffer.Length);
        stream.Write(length);
        buffer.WriteTo(stream);
    }

    /// <summary>Reads a header and checks that every byte of the data belongs to exactly one tensor.</summary>
    /// <returns>The data.</returns>
    /// <exception cref="SafetensorsException">The bytes are not a safetensors file.</exception>
    public static ReadOnlySpan<byte> Read(
        ReadOnlySpan<byte> bytes, string source, out SortedDictionary<string, string> metadata, out List<TensorEntry> entries)
    {
        if (bytes.Length < 8)
            throw Damaged(source, $"it has {bytes.Length} bytes; must have at least 8");
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length is < 2 or > MaxBytes || length > bytes.Length - 8)
            throw Damaged(source, $"its header claims {length} bytes");
        var data = bytes[(8 + (int)length)..];
        metadata = new(StringComparer.Ordinal);
        entries = [];
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            using var header = JsonDocument.Parse(bytes.Slice(8, (int)length).ToArray(), options);
            foreach (var field in header.RootElement.EnumerateObject())
                if (field.Name == MetadataName)
                    ReadMetadata(field.Value, metadata);
                else
                    entries.Add(ReadEntry(field, data.Length, source));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw Damaged(source, $"its header cannot be read: {error.Message}");
        }
        CheckCover(entries, data.Length, source);
        return data;
    }

    private static void WriteMetadata(Utf8JsonWriter json, SortedDictionary<string, string> metadata)
    {
        json.WriteStartObject(MetadataName);
        foreach (var (name, text) in metadata)
            json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, string name, TensorArray tensor, ref long offset)
    {
        json.WriteStartObject(name);
        json.WriteString("dtype", tensor.Type);
        json.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
            json.WriteNumberValue(size);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(offset += tensor.Bytes.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void ReadMetadata(JsonElement field, SortedDictionary<string, string> metadata)
    {
        foreach (var text in field.EnumerateObject())
            metadata.Add(text.Name, text.Value.GetString() ?? throw new FormatException($"'{text.Name}' of the metadata is null."));
    }

    private static TensorEntry ReadEntry(JsonProperty field, int dataLength, string source)
    {
        var type = field.Value.GetProperty("dtype").GetString() ?? "null";
        if (TensorArray.SizeOf(type) is not { } elementSize)
            throw Damaged(source, $"'{field.Name}' has type {type}; must be F32, I32 or I64");
        var offsets = field.Value.GetProperty("data_offsets");
        if (offsets.GetArrayLength() != 2)
            throw Damaged(source, $"'{field.Name}' has {offsets.GetArrayLength()} data_offsets; must have 2");
        var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        if (begin < 0 || end < begin || end > dataLength)
            throw Damaged(source, $"'{field.Name}' is at bytes {begin} to {end} of {dataLength}");
        int[] shape = [.. field.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
        if ((long?)TensorArray.Count(shape) * elementSize != end - begin)
            throw Damaged(source, $"'{field.Name}' has {end - begin} bytes; shape {TensorArray.Text(shape)} and type {type} do not match");
        return new(field.Name, type, shape, (int)begin, (int)end);
    }

    // Gaps could hide data, and overlapping tensors could make a small file claim any amount of memory.
    private static void CheckCover(List<TensorEntry> entries, int dataLength, string source)
    {
        var reached = 0;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != reached)
                throw Damaged(source, $"'{entry.Name}' begins at byte {entry.Begin}, but the previous tensor ends at {reached}");
            reached = entry.End;
        }
        if (reached != dataLength)
            throw Damaged(source, $"its tensors end at byte {reached} of {dataLength}");
    }

    private static SafetensorsException Damaged(string source, string reason) =>
        new($"{source} is not a valid safetensors file: {reason}.");
}
