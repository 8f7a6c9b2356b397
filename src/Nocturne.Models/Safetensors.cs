using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Nocturne.Models;

/// <summary>Named tensors in a file that PyTorch and others read: 8 bytes of header length, a JSON header, then the numbers.</summary>
/// <remarks>Format: github.com/huggingface/safetensors. Types float32 (F32), int32 (I32) and int64 (I64), little-endian.</remarks>
public sealed class Safetensors
{
    private const int MostHeaderBytes = 16 << 20;

    private readonly SortedDictionary<string, (int[] Shape, Array Values)> _tensors = new(StringComparer.Ordinal);

    /// <summary>Free text beside the tensors (the header's <c>__metadata__</c>).</summary>
    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of the tensors in ordinal order.</summary>
    public IEnumerable<string> Names => _tensors.Keys;

    /// <summary>Adds a float32 tensor; the array is kept, not copied.</summary>
    public void Add(string name, int[] shape, float[] values) => AddArray(name, shape, values);

    /// <summary>Adds an int32 tensor; the array is kept, not copied.</summary>
    public void Add(string name, int[] shape, int[] values) => AddArray(name, shape, values);

    /// <summary>Adds an int64 tensor; the array is kept, not copied.</summary>
    public void Add(string name, int[] shape, long[] values) => AddArray(name, shape, values);

    /// <summary>A float32 tensor of an expected shape.</summary>
    /// <exception cref="SafetensorsException">It is missing or of another shape or type.</exception>
    public float[] Floats(string name, int[] shape, string source) => Values<float>(name, shape, source);

    /// <summary>An int32 vector of any length.</summary>
    /// <exception cref="SafetensorsException">It is missing or of another shape or type.</exception>
    public int[] Ints(string name, string source) => Values<int>(name, null, source);

    /// <summary>An int64 vector of any length.</summary>
    /// <exception cref="SafetensorsException">It is missing or of another shape or type.</exception>
    public long[] Longs(string name, string source) => Values<long>(name, null, source);

    /// <summary>Writes the file by way of a temporary name, flushed to the disk before it is renamed.</summary>
    /// <exception cref="IOException">The file cannot be written; one that was there is unharmed.</exception>
    public void Save(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the tensors to a stream.</summary>
    public void Write(Stream stream)
    {
        var header = Header();
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var (_, values) in _tensors.Values)
            stream.Write(Bytes(values));
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="SafetensorsException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Safetensors Load(string path) => Read(File.ReadAllBytes(path), path);

    /// <summary>Reads a file's bytes.</summary>
    /// <exception cref="SafetensorsException">The bytes are no safetensors file.</exception>
    public static Safetensors Read(ReadOnlySpan<byte> bytes, string source)
    {
        if (bytes.Length < 8)
            throw Damaged(source, $"it has {bytes.Length} bytes and needs at least 8");
        var headerLength = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (headerLength is < 2 or > MostHeaderBytes || headerLength > bytes.Length - 8)
            throw Damaged(source, $"its header claims {headerLength} bytes");
        try
        {
            using var header = JsonDocument.Parse(bytes.Slice(8, (int)headerLength).ToArray());
            return Read(header.RootElement, bytes[(8 + (int)headerLength)..], source);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or OverflowException)
        {
            throw Damaged(source, $"its header cannot be read: {error.Message}");
        }
    }

    private static Safetensors Read(JsonElement header, ReadOnlySpan<byte> data, string source)
    {
        var file = new Safetensors();
        foreach (var entry in header.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
            {
                foreach (var text in entry.Value.EnumerateObject())
                    file.Metadata[text.Name] = text.Value.GetString() ?? "";
                continue;
            }
            int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32())];
            var offsets = entry.Value.GetProperty("data_offsets");
            var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
            if (begin < 0 || end < begin || end > data.Length)
                throw Damaged(source, $"'{entry.Name}' lies at bytes {begin} to {end} of {data.Length}");
            var type = entry.Value.GetProperty("dtype").GetString();
            var bytes = data[(int)begin..(int)end];
            Array values = type switch
            {
                "F32" => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
                "I32" => MemoryMarshal.Cast<byte, int>(bytes).ToArray(),
                "I64" => MemoryMarshal.Cast<byte, long>(bytes).ToArray(),
                _ => throw Damaged(source, $"'{entry.Name}' is of type {type}; F32, I32 and I64 are known"),
            };
            if (Bytes(values).Length != bytes.Length || Count(shape) != values.Length)
                throw Damaged(source, $"'{entry.Name}' has {bytes.Length} bytes for a shape of [{string.Join(", ", shape)}]");
            file.AddArray(entry.Name, shape, values);
        }
        return file;
    }

    private byte[] Header()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            if (Metadata.Count > 0)
            {
                json.WriteStartObject("__metadata__");
                foreach (var (name, text) in Metadata)
                    json.WriteString(name, text);
                json.WriteEndObject();
            }
            var offset = 0L;
            foreach (var (name, (shape, values)) in _tensors)
            {
                var end = offset + Bytes(values).Length;
                json.WriteStartObject(name);
                json.WriteString("dtype", values switch { float[] => "F32", int[] => "I32", _ => "I64" });
                json.WriteStartArray("shape");
                foreach (var size in shape)
                    json.WriteNumberValue(size);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(end);
                json.WriteEndArray();
                json.WriteEndObject();
                offset = end;
            }
            json.WriteEndObject();
        }
        while (buffer.Length % 8 != 0)                  // spaces, so that the numbers are aligned for who maps the file
            buffer.WriteByte((byte)' ');
        return buffer.ToArray();
    }

    private void AddArray(string name, int[] shape, Array values)
    {
        if (Count(shape) != values.Length)
            throw new ArgumentException($"'{name}' has {values.Length} values for a shape of [{string.Join(", ", shape)}].", nameof(values));
        if (!_tensors.TryAdd(name, (shape, values)))
            throw new ArgumentException($"There are two tensors of the name '{name}'.", nameof(name));
    }

    private T[] Values<T>(string name, int[]? shape, string source)
    {
        if (!_tensors.TryGetValue(name, out var tensor))
            throw new SafetensorsException($"{source} has no tensor '{name}'.");
        if (tensor.Values is not T[] values)
            throw new SafetensorsException($"{source}: '{name}' holds {tensor.Values.GetType().GetElementType()!.Name}, not {typeof(T).Name}.");
        if (shape is not null && !tensor.Shape.AsSpan().SequenceEqual(shape))
            throw new SafetensorsException($"{source}: '{name}' is of shape [{string.Join(", ", tensor.Shape)}]; [{string.Join(", ", shape)}] is needed.");
        return values;
    }

    private static long Count(int[] shape) => shape.Aggregate(1L, (product, size) => checked(product * size));

    private static ReadOnlySpan<byte> Bytes(Array values) => values switch
    {
        float[] floats => MemoryMarshal.AsBytes<float>(floats),
        int[] ints => MemoryMarshal.AsBytes<int>(ints),
        _ => MemoryMarshal.AsBytes<long>((long[])values),
    };

    private static SafetensorsException Damaged(string source, string reason) => new($"{source} is not a whole safetensors file: {reason}.");
}
