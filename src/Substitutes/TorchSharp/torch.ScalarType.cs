namespace TorchSharp;

public static partial class torch
{
    /// <summary>Types of a tensor's numbers, by libtorch's own numbers.</summary>
    public enum ScalarType : sbyte
    {
        /// <summary>8 bits without sign.</summary>
        Byte = 0,

        /// <summary>8 bits.</summary>
        Int8 = 1,

        /// <summary>16 bits.</summary>
        Int16 = 2,

        /// <summary>32 bits.</summary>
        Int32 = 3,

        /// <summary>64 bits.</summary>
        Int64 = 4,

        /// <summary>Half precision.</summary>
        Float16 = 5,

        /// <summary>Single precision.</summary>
        Float32 = 6,

        /// <summary>Double precision.</summary>
        Float64 = 7,

        /// <summary>True or false.</summary>
        Bool = 11,

        /// <summary>Single precision's range in 16 bits.</summary>
        BFloat16 = 15,
    }
}
