namespace Nocturne.Fuzz.Models;

/// <summary>A mutable field of a protobuf message. Lengths are computed when it is written.</summary>
internal sealed class ProtoField
{
    /// <summary>Field number.</summary>
    public int Number { get; set; }

    /// <summary>Wire type: 0 varint, 1 eight bytes, 2 length-delimited, 5 four bytes.</summary>
    public int Kind { get; set; }

    /// <summary>Value of a varint field.</summary>
    public ulong Value { get; set; }

    /// <summary>Content of a field of any other wire type.</summary>
    public byte[] Content { get; set; } = [];

    /// <summary>Fields of the nested message, or <c>null</c> if the field holds no message.</summary>
    public List<ProtoField>? Fields { get; set; }

    /// <summary>Reads the fields of a model.</summary>
    public static List<ProtoField> ReadModel(ReadOnlySpan<byte> model) => Read(model, "model");

    /// <summary>Serializes a message.</summary>
    public static byte[] Write(IEnumerable<ProtoField> fields)
    {
        var bytes = new List<byte>();
        foreach (var field in fields)
        {
            WriteNumber(bytes, ((ulong)field.Number << 3) | (uint)field.Kind);
            var content = field.Fields is null ? field.Content : Write(field.Fields);
            if (field.Kind == 0)
                WriteNumber(bytes, field.Value);
            else if (field.Kind == 2)
                WriteNumber(bytes, (ulong)content.Length);
            bytes.AddRange(content);
        }
        return [.. bytes];
    }

    /// <summary>Returns a deep copy.</summary>
    public ProtoField Copy() => new()
    {
        Number = Number,
        Kind = Kind,
        Value = Value,
        Content = [.. Content],
        Fields = Fields?.ConvertAll(field => field.Copy()),
    };

    private static List<ProtoField> Read(ReadOnlySpan<byte> message, string kind)
    {
        var fields = new List<ProtoField>();
        while (!message.IsEmpty)
        {
            var tag = ReadNumber(ref message);
            var field = new ProtoField { Number = (int)(tag >> 3), Kind = (int)(tag & 7) };
            fields.Add(field);
            if (field.Kind == 0)
            {
                field.Value = ReadNumber(ref message);
                continue;
            }
            var length = field.Kind switch { 1 => 8, 5 => 4, _ => (int)ReadNumber(ref message) };
            if (MessageIn(kind, field.Number) is { } inner)
                field.Fields = Read(message[..length], inner);
            else
                field.Content = message[..length].ToArray();
            message = message[length..];
        }
        return fields;
    }

    // The type of a nested message, by its parent's type and field number (onnx/onnx.proto).
    private static string? MessageIn(string message, int field) => (message, field) switch
    {
        ("model", 7) => "graph",
        ("model", 8) => "operators",
        ("model", 14) => "entry",
        ("graph", 1) => "node",
        ("graph", 5) => "tensor",
        ("graph", 11 or 12) => "value",
        ("node", 5) => "attribute",
        ("value", 2) => "type",
        ("type", 1) => "type of tensor",
        ("type of tensor", 2) => "shape",
        ("shape", 1) => "size",
        _ => null,
    };

    private static ulong ReadNumber(ref ReadOnlySpan<byte> bytes)
    {
        var number = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[0];
            bytes = bytes[1..];
            number |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
                return number;
        }
    }

    private static void WriteNumber(List<byte> bytes, ulong number)
    {
        for (; number >= 0x80; number >>= 7)
            bytes.Add((byte)(number | 0x80));
        bytes.Add((byte)number);
    }
}
