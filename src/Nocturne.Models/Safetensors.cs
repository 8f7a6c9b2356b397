namespace Nocturne.Models;

/// <summary>Named tensors in a file that PyTorch and others read: 8 bytes of header length, a JSON header, then the numbers.</summary>
/// <remarks>Format: github.com/huggingface/safetensors. Types float32 (F32), int32 (I32) and int64 (I64), little-endian.</remarks>
public sealed class Safetensors
{
    /// <summary>The one name that no tensor may have.</summary>
    public const string MetadataName = SafetensorsHeader.MetadataName;

    private readonly SortedDictionary<string, TensorArray> _tensors = new(StringComparer.Ordinal);

    /// <summary>Free text beside the tensors (the header's <c>__metadata__</c>).</summary>
    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    /// <summary>Names of the tensors in ordinal order.</summary>
    public IEnumerable<string> Names => _tensors.Keys;

    /// <summary>Adds a float32 tensor; the array is kept, not copied.</summary>
    /// <exception cref="ArgumentException">The name is taken or the format's own, or the shape does not fit the values.</exception>
    public void Add(string name, int[] shape, float[] values) => Add(name, new TensorArray(shape, values));

    /// <summary>Adds an int32 tensor; the array is kept, not copied.</summary>
    /// <exception cref="ArgumentException">The name is taken or the format's own, or the shape does not fit the values.</exception>
    public void Add(string name, int[] shape, int[] values) => Add(name, new TensorArray(shape, values));

    /// <summary>Adds an int64 tensor; the array is kept, not copied.</summary>
    /// <exception cref="ArgumentException">The name is taken or the format's own, or the shape does not fit the values.</exception>
    public void Add(string name, int[] shape, long[] values) => Add(name, new TensorArray(shape, values));

    /// <summary>A float32 tensor of an expected shape: the array itself, not a copy.</summary>
    /// <exception cref="SafetensorsException">It is missing or of another shape or type.</exception>
    public float[] Floats(string name, int[] shape, string source)
    {
        var values = Values<float>(name, source);
        var found = _tensors[name].Shape;
        return found.AsSpan().SequenceEqual(shape)
            ? values
            : throw new SafetensorsException($"{source}: '{name}' is of shape {TensorArray.Text(found)}; {TensorArray.Text(shape)} is needed.");
    }

    /// <summary>An int32 vector of any length: the array itself, not a copy.</summary>
    /// <exception cref="SafetensorsException">It is missing, no vector or of another type.</exception>
    public int[] Ints(string name, string source) => Vector<int>(name, source);

    /// <summary>An int64 vector of any length: the array itself, not a copy.</summary>
    /// <exception cref="SafetensorsException">It is missing, no vector or of another type.</exception>
    public long[] Longs(string name, string source) => Vector<long>(name, source);

    /// <summary>Writes the file by way of a temporary name, flushed to the disk before it is renamed.</summary>
    /// <exception cref="IOException">The file cannot be written; one that was there is unharmed.</exception>
    public void Save(string path) => AtomicFile.Write(path, Write);

    /// <summary>Writes the tensors to a stream; the same tensors and metadata give the same bytes.</summary>
    public void Write(Stream stream)
    {
        // The widest elements first, then by name: so every tensor begins at a multiple of its element's size.
        KeyValuePair<string, TensorArray>[] ordered = [.. _tensors.OrderByDescending(tensor => tensor.Value.ElementSize)];
        SafetensorsHeader.Write(stream, Metadata, ordered);
        foreach (var (_, tensor) in ordered)
            stream.Write(tensor.Bytes);
    }

    /// <summary>Reads a file.</summary>
    /// <exception cref="SafetensorsException">The file is damaged.</exception>
    /// <exception cref="IOException">The file cannot be read, or is larger than 2 GiB.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read, or is a folder.</exception>
    public static Safetensors Load(string path) => Read(File.ReadAllBytes(path), path);

    /// <summary>Reads a file's bytes.</summary>
    /// <exception cref="SafetensorsException">The bytes are no safetensors file.</exception>
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
            throw new ArgumentException($"A tensor cannot be named '{name}': the format keeps that name for its metadata.", nameof(name));
        if (!tensor.Fits)
            throw new ArgumentException($"'{name}' has {tensor.Values.Length} values for a shape of {TensorArray.Text(tensor.Shape)}.", nameof(tensor));
        if (!_tensors.TryAdd(name, tensor))
            throw new ArgumentException($"There are two tensors of the name '{name}'.", nameof(name));
    }

    private T[] Vector<T>(string name, string source)
    {
        var values = Values<T>(name, source);
        return _tensors[name].Shape.Length == 1
            ? values
            : throw new SafetensorsException($"{source}: '{name}' is of shape {TensorArray.Text(_tensors[name].Shape)}; a vector is needed.");
    }

    private T[] Values<T>(string name, string source)
    {
        if (!_tensors.TryGetValue(name, out var tensor))
            throw new SafetensorsException($"{source} has no tensor '{name}'.");
        return tensor.Values as T[] ?? throw new SafetensorsException($"{source}: '{name}' is of type {tensor.Type}; {TensorArray.NameOf(typeof(T))} is needed.");
    }
}
