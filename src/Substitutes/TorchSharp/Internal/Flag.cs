namespace TorchSharp.Internal;

/// <summary>Yes or no in a byte, as C++ has it; it crosses the border as it is, which a C# bool does not.</summary>
internal readonly struct Flag
{
    private readonly byte _value;

    private Flag(bool value) => _value = value ? (byte)1 : (byte)0;

    public static implicit operator Flag(bool value) => new(value);

    public static implicit operator bool(Flag flag) => flag._value != 0;
}
