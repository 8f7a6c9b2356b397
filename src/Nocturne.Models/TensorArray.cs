using System.Runtime.InteropServices;

namespace Nocturne.Models;

/// <summary>A tensor of a safetensors file: a shape, and an array of float, int or long.</summary>
internal sealed record TensorArray(int[] Shape, Array Values)
{
    private static readonly (string Name, Type Type, int Size)[] Types =
        [("F32", typeof(float), 4), ("I32", typeof(int), 4), ("I64", typeof(long), 8)];

    /// <summary>The format's name for the element type.</summary>
    public string Type => NameOf(Values.GetType().GetElementType()!);

    /// <summary>Size of an element in bytes.</summary>
    public int ElementSize => SizeOf(Type)!.Value;

    /// <summary>Whether the shape has as many elements as there are values.</summary>
    public bool Fits => Count(Shape) == Values.Length;

    /// <summary>The values as bytes of a file.</summary>
    public ReadOnlySpan<byte> Bytes => Values switch
    {
        float[] floats => MemoryMarshal.AsBytes<float>(floats),
        int[] ints => MemoryMarshal.AsBytes<int>(ints),
        _ => MemoryMarshal.AsBytes<long>((long[])Values),
    };

    /// <summary>Creates a tensor from its bytes, whose number must match the type and the shape.</summary>
    public static TensorArray Read(string type, int[] shape, ReadOnlySpan<byte> bytes) => new(shape, type switch
    {
        "F32" => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
        "I32" => MemoryMarshal.Cast<byte, int>(bytes).ToArray(),
        _ => MemoryMarshal.Cast<byte, long>(bytes).ToArray(),
    });

    /// <summary>The format's name for a type.</summary>
    public static string NameOf(Type type) => Array.Find(Types, known => known.Type == type).Name;

    /// <summary>Size of an element in bytes, or <c>null</c> if the type is unsupported.</summary>
    public static int? SizeOf(string type) =>
        Array.Find(Types, known => known.Name == type) is { Name: not null } found ? found.Size : null;

    /// <summary>Number of elements of a shape, or <c>null</c> if a size is negative or the number is too large for an array.</summary>
    public static int? Count(int[] shape)
    {
        if (Array.Exists(shape, size => size < 0))
            return null;
        if (Array.Exists(shape, size => size == 0))
            return 0;
        var count = 1L;
        foreach (var size in shape)
            if ((count *= size) > Array.MaxLength)
                return null;
        return (int)count;
    }

    /// <summary>A shape for display.</summary>
    public static string Text(int[] shape) => $"[{string.Join(", ", shape)}]";
}
