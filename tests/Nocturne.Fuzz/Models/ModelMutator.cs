using System.Security.Cryptography;
using System.Text;
using Nocturne.Models;

namespace Nocturne.Fuzz.Models;

/// <summary>Part of a model that is changed.</summary>
internal enum ModelChange
{
    /// <summary>Any bytes of the file. The hash in the card no longer matches.</summary>
    Bytes,

    /// <summary>The card. The hash is updated.</summary>
    Card,

    /// <summary>Fields of the graph. The hash is updated.</summary>
    Graph,

    /// <summary>Any bytes of the graph. The hash is updated.</summary>
    GraphBytes,
}

/// <summary>A mutated model.</summary>
/// <param name="Change">The part that is changed.</param>
/// <param name="File">The file's contents.</param>
/// <param name="IsWhole">Whether the file equals an exported model, because no byte changed or it turned into another seed model.</param>
internal sealed record ModelMutant(ModelChange Change, byte[] File, bool IsWhole);

/// <summary>Mutates models. The same seed and number always give the same file.</summary>
internal static class ModelMutator
{
    private const int GraphField = 7, EntryField = 14, CardField = 2;

    /// <summary>Returns the mutant with a number.</summary>
    /// <param name="seed">Seed of the random generator.</param>
    /// <param name="number">Number of the mutant, from 0.</param>
    public static ModelMutant Mutant(int seed, int number)
    {
        var random = Chance.Of(seed, number);
        var model = random.Of([.. ModelSeeds.All]);
        var change = (ModelChange)(number % 4);
        var file = change switch
        {
            ModelChange.Bytes => Bytes(model, random),
            ModelChange.Card => Sealed(Card(model, random)),
            ModelChange.Graph => Sealed(Graph(model, random)),
            _ => Sealed(GraphBytes(model, random)),
        };
        return Of(change, file);
    }

    /// <summary>Wraps a mutated file. A mutation can turn one exported model into another.</summary>
    public static ModelMutant Of(ModelChange change, byte[] file) =>
        new(change, file, IsWhole: ModelSeeds.All.Any(seed => file.AsSpan().SequenceEqual(seed)));

    /// <summary>Updates the hash in the card, if the card has one.</summary>
    public static byte[] Sealed(byte[] model)
    {
        var field = "\"sha256\":\""u8;
        var at = model.AsSpan().IndexOf(field) + field.Length;
        if (at < field.Length || model.Length - at < ModelCard.Unsealed.Length)
            return model;
        var digits = model.AsSpan(at, ModelCard.Unsealed.Length);
        digits.Fill((byte)'0');
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(model))).CopyTo(digits);
        return model;
    }

    private static byte[] Bytes(byte[] model, Random random)
    {
        var bytes = model.ToList();
        for (var changes = random.Once(2) ? 1 : random.Next(1, 8); changes > 0; changes--)
            ByteMutations.Change(bytes, random.Of([.. ModelSeeds.All]), random);
        return [.. bytes];
    }

    private static byte[] Card(byte[] model, Random random)
    {
        var fields = ProtoField.ReadModel(model);
        var card = fields.Single(field => field.Number == EntryField).Fields!.Single(field => field.Number == CardField);
        card.Content = CardMutator.Mutate(card.Content, random);
        return ProtoField.Write(fields);
    }

    private static byte[] Graph(byte[] model, Random random)
    {
        var fields = ProtoField.ReadModel(model);
        for (var changes = random.Once(2) ? 1 : random.Next(1, 6); changes > 0; changes--)
            GraphMutator.Change(fields, random);
        return ProtoField.Write(fields);
    }

    private static byte[] GraphBytes(byte[] model, Random random)
    {
        var fields = ProtoField.ReadModel(model);
        var graph = fields.Single(field => field.Number == GraphField);
        var bytes = ProtoField.Write(graph.Fields!).ToList();
        for (var changes = random.Once(2) ? 1 : random.Next(1, 6); changes > 0; changes--)
            ByteMutations.Change(bytes, model, random);
        (graph.Fields, graph.Content) = (null, [.. bytes]);
        return ProtoField.Write(fields);
    }
}
