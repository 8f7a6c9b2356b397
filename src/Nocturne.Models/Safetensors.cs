namespace Nocturne.Models;

/// <summary>Named tensors in the safetensors format of PyTorch and others.</summary>
/// <remarks>
/// Format: github.com/huggingface/safetensors. A file is 8 bytes of header length, a JSON header and the data. Supported types are float32
/// (F32), int32 (I32) and int64 (I64), little-endian.
/// </remarks>
public sealed class Safetensors
{
    /// <summary>The only name that a tensor cannot have.</summary>
    public const string MetadataName = SafetensorsHeader.MetadataName;

    private readonly SortedDictionary<string, TensorArray> _tensors = new(StringComparer.Ordinal);

    /// <summary>Free text in the header (<c>__metadata__</c>).</summary>
    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of the tensors in ordinal order.</summary>
    public IEnumerable<string> Names => _tensors.Keys;

    /// <summary>Adds a float32 tensor; the array is kept, not copied.</summary>
    /// <exception cref="ArgumentException">The name is taken or reserved, or the shape does not fit the values.</exception>
    public void Add(string name, int[] shape, float[] values) => Add(name, new TensorArray(shape, values));

    /// <summary>Adds an int32 tensor; the array is kept, not copied.</summary>
    /// <exception cref="ArgumentException">The name is taken or reserved, or the shape does not fit the values.</exception>
    public void Add(string name, int[] shape, int[] values) => Add(name, new TensorArray(shape, values));

    /// <summary>Adds an int64 tensor; the array is kept, not copied.</summary>
    /// <exception cref="ArgumentException">The name is taken or reserved, or the shape does not fit the values.</exception>
    public void Add(string name, int[] shape, long[] values) => Add(name, new TensorArray(shape, values));

    /// <summary>Gets a float32 tensor of the expected shape: the array itself, not a copy.</summary>
    /// <exception cref="SafetensorsException">The tensor is missing or has another shape or type.</exception>
    public float[] Floats(string name, int[] shape, string source)
    {
        var values = Values<float>(name, source);
        var found = _tensors[name].Shape;
        return found.AsSpan().SequenceEqual(shape)
            ? values
            : throw new SafetensorsException(
                $"{source}: '{name}' has shape {TensorArray.Text(found)}; must have {TensorArray.Text(shape)}.");
    }

    /// <summary>Gets an int32 vector of any length: the array itself, not a copy.</summary>
    /// <exception cref="SafetensorsException">The tensor is missing, is not a vector or has another type.</exception>
    public int[] Ints(string name, string source) => Vector<int>(name, source);

    /// <summary>Gets an int64 vector of any length: the array itself, not a copy.</summary>
    /// <exception cref="SafetensorsException">The tensor is missing, is not a vector or has another type.</exception>
    public long[] Longs(string name, string source) => Vector<long>(name, source);

    /// <summary>Writes the file atomically.</summary>
    /// <exception cref="IOException">The file cannot be written. An existing file is unchanged.</exception>
    public void Save(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the tensors to a stream; the same tensors and metadata give the same bytes.</summary>
    public void Write(Stream stream)
    {
        // The largest elements come first, so that every tensor starts at a multiple of its element size.
        KeyValuePair<string, TensorArray>[] ordered = [.. _tensors.OrderByDescending(tensor => tensor.Value.ElementSize)];
        SafetensorsHeader.Write(stream, Metadata, ordered);
        foreach (var (_, tensor) in ordered)
            stream.Write(tensor.Bytes);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="SafetensorsException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read, or is larger than 2 GiB.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not readable or is a folder.</exception>
    public static Safetensors Load(string path) => Read(File.ReadAllBytes(path), path);

    /// <summary>Reads the bytes of a file.</summary>
    /// <exception cref="SafetensorsException">The bytes are not a safetensors file.</exception>
    public static Safetensors Read(ReadOnlySpan<byte> bytes, string source)
    {
        var file = new Safetensors();
        var data = SafetensorsHeader.Read(bytes, source, out var metadata, out var entries);
        foreach (var (name, text) in metadata)
            file.Metadata.Add(name, text);
        foreach (var entry in entries)
            file._tensors.Add(entry.Name, TensorArray.Read(entry.Type, entry.Shape, data[entry.Begin..entry.End]));
        return file;
    }

    private void Add(string name, TensorArray tensor)
    {
        if (name == SafetensorsHeader.MetadataName)
            throw new ArgumentException($"A tensor cannot have the name '{name}', which is reserved for metadata.", nameof(name));
        if (!tensor.Fits)
            throw new ArgumentException(
                $"'{name}' has {tensor.Values.Length} values; shape {TensorArray.Text(tensor.Shape)} does not match.", nameof(tensor));
        if (!_tensors.TryAdd(name, tensor))
            throw new ArgumentException($"There is already a tensor '{name}'.", nameof(name));
    }

    private T[] Vector<T>(string name, string source)
    {
        var values = Values<T>(name, source);
        return _tensors[name].Shape.Length == 1
            ? values
            : throw new SafetensorsException($"{source}: '{name}' has shape {TensorArray.Text(_tensors[name].Shape)}; must be a vector.");
    }

    private T[] Values<T>(string name, string source)
    {
        if (!_tensors.TryGetValue(name, out var tensor))
            throw new SafetensorsException($"{source} has no tensor '{name}'.");
        return tensor.Values as T[] ?? throw new SafetensorsException(
            $"{source}: '{name}' has type {tensor.Type}; must have {TensorArray.NameOf(typeof(T))}.");
    }
}
