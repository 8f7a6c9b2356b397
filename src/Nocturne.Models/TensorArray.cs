using System.Runtime.InteropServices;

namespace Nocturne.Models;

/// <summary>A tensor of a safetensors file: a shape and an array of float, int or long.</summary>
internal sealed record TensorArray(int[] Shape, Array Values)
{
    /// <summary>The types by their names in the format, with the bytes of an element.</summary>
    private static readonly (string Name, Type Type, int Size)[] Types = [("F32", typeof(float), 4), ("I32", typeof(int), 4), ("I64", typeof(long), 8)];

    /// <summary>The format's name of the type of the elements.</summary>
    public string Type => NameOf(Values.GetType().GetElementType()!);

    /// <summary>Bytes of an element.</summary>
    public int ElementSize => SizeOf(Type)!.Value;

    /// <summary>Whether the shape is one of as many elements as there are values.</summary>
    public bool Fits => Count(Shape) == Values.Length;

    /// <summary>The values as they stand in a file.</summary>
    public ReadOnlySpan<byte> Bytes => Values switch
    {
        float[] floats => MemoryMarshal.AsBytes<float>(floats),
        int[] ints => MemoryMarshal.AsBytes<int>(ints),
        _ => MemoryMarshal.AsBytes<long>((long[])Values),
    };

    /// <summary>A tensor out of its bytes, of which there must be as many as type and shape need.</summary>
    public static TensorArray Read(string type, int[] shape, ReadOnlySpan<byte> bytes) => new(shape, type switch
    {
        "F32" => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
        "I32" => MemoryMarshal.Cast<byte, int>(bytes).ToArray(),
        _ => MemoryMarshal.Cast<byte, long>(bytes).ToArray(),
    });

    /// <summary>The format's name of a type.</summary>
    public static string NameOf(Type type) => Array.Find(Types, known => known.Type == type).Name;

    /// <summary>Bytes of an element; <c>null</c> for a type that is not known.</summary>
    public static int? SizeOf(string type) => Array.Find(Types, known => known.Name == type) is { Name: not null } found ? found.Size : null;

    /// <summary>Number of elements of a shape; <c>null</c> if a size is negative or the number is past an array's.</summary>
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

    /// <summary>A shape as it is shown to a reader.</summary>
    public static string Text(int[] shape) => $"[{string.Join(", ", shape)}]";
}
