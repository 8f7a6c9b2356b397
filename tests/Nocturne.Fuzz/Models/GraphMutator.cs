using System.Text;

namespace Nocturne.Fuzz.Models;

/// <summary>Mutates the graph of a model but keeps the protobuf valid, so that the changes reach the code that reads graphs.</summary>
internal static class GraphMutator
{
    private static readonly ulong[] Numbers =
    [
        0, 1, 2, 3, 6, 7, 8, 9, 10, 11, 16, 17, 18, 255, 4096, 65_536,
        int.MaxValue, 1UL << 31, uint.MaxValue, 1UL << 40, long.MaxValue, 1UL << 63, ulong.MaxValue,
    ];

    private static readonly string[] Words =
    [
        "", "input", "output", "h0", "hn", "c0", "rnn.l0.W", "axis_1", "head.weight",
        "GRU", "LSTM", "RNN", "Loop", "If", "Scan", "Gather", "Split", "Concat", "Reshape", "Expand", "Tile",
        "Transpose", "Squeeze", "ConstantOfShape", "com.microsoft", "ai.onnx", "ai.onnx.ml",
        "perm", "axis", "hidden_size", "direction", "layout", "clip", "B", "T", "../../etc/passwd", "\u001b[2J", "\n",
    ];

    /// <summary>Mutates a model in place.</summary>
    /// <param name="model">Fields of the model.</param>
    /// <param name="random">Source of randomness.</param>
    public static void Change(List<ProtoField> model, Random random)
    {
        // CardMutator mutates the card.
        var places = Places(model).Where(place => place.In != model || place.Field.Number != 14).ToList();
        var (fields, field) = places[random.Next(places.Count)];
        var other = places[random.Next(places.Count)].Field;
        switch (random.Next(11))
        {
            case 0: fields.Remove(field); break;
            case 1: fields.Insert(random.Next(fields.Count + 1), field.Copy()); break;
            case 2: fields.Insert(random.Next(fields.Count + 1), other.Copy()); break;
            case 3: fields[fields.IndexOf(field)] = other.Copy(); break;
            case 4: Swap(fields, random); break;
            case 5 when random.Once(3): field.Number = random.Next(1, 30); break;
            case 6 when random.Once(3): (random.Of(field.Fields, fields) ?? fields).Add(Foreign(random)); break;
            default: ChangeContent(field, other, random); break;
        }
    }

    private static IEnumerable<(List<ProtoField> In, ProtoField Field)> Places(List<ProtoField> fields)
    {
        foreach (var field in fields)
        {
            yield return (fields, field);
            foreach (var place in field.Fields is null ? [] : Places(field.Fields))
                yield return place;
        }
    }

    private static void ChangeContent(ProtoField field, ProtoField other, Random random)
    {
        if (field.Kind == 0)
            field.Value = random.Next(3) switch
            {
                0 => unchecked(field.Value + (ulong)random.Next(-2, 3)),
                1 => (ulong)random.Next(64),
                _ => random.Of<ulong>(Numbers),
            };
        else if (field.Fields is { Count: > 0 } fields)
            Swap(fields, random);
        else
            field.Content = random.Next(6) switch
            {
                0 => Encoding.UTF8.GetBytes(random.Of<string>(Words)),
                1 => other.Content,
                2 => field.Content[..random.Next(field.Content.Length + 1)],
                3 => [.. field.Content, .. field.Content],
                4 => new byte[random.Of(1, 4, 8, 1_000, 1_000_000)],
                _ => Edited(field.Content, random),
            };
    }

    private static byte[] Edited(byte[] content, Random random)
    {
        var bytes = content.ToList();
        ByteMutations.Change(bytes, content, random);
        return [.. bytes];
    }

    private static void Swap(List<ProtoField> fields, Random random)
    {
        var (first, second) = (random.Next(fields.Count), random.Next(fields.Count));
        (fields[first], fields[second]) = (fields[second], fields[first]);
    }

    // ONNX features that Nocturne does not use: external data, functions, sparse tensors, subgraphs in attributes.
    private static ProtoField Foreign(Random random) => new()
    {
        Number = random.Of(3, 4, 5, 6, 7, 9, 10, 11, 13, 14, 15, 20, 21, 25),
        Kind = random.Of(0, 2, 2),
        Value = random.Of<ulong>(Numbers),
        Content = random.Of<byte[]>([], [0x0A, 0x08, .. "location"u8, 0x12, 0x0B, .. "/etc/passwd"u8], [0x0A, 0x00], [1, 2, 3, 4]),
    };
}
