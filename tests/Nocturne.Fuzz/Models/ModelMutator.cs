using System.Security.Cryptography;
using System.Text;
using Nocturne.Models;

namespace Nocturne.Fuzz.Models;

/// <summary>What is changed of a model.</summary>
internal enum ModelChange
{
    /// <summary>Any bytes; the hash in the card tells.</summary>
    Bytes,

    /// <summary>The card, which is then hashed again.</summary>
    Card,

    /// <summary>Fields of the graph, and then the card is hashed again.</summary>
    Graph,

    /// <summary>Any bytes of the graph, and then the card is hashed again.</summary>
    GraphBytes,
}

/// <summary>A changed model.</summary>
/// <param name="Change">What is changed.</param>
/// <param name="File">The file.</param>
/// <param name="IsWhole">Whether it is a model as it was exported: unchanged, or changed into another of the models.</param>
internal sealed record ModelMutant(ModelChange Change, byte[] File, bool IsWhole);

/// <summary>Makes changed models: the same seed and number always give the same file.</summary>
internal static class ModelMutator
{
    private const int GraphField = 7, EntryField = 14, CardField = 2;

    /// <summary>A changed model.</summary>
    /// <param name="seed">Seed of chance.</param>
    /// <param name="number">Its number, from 0.</param>
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
        return new ModelMutant(change, file, ModelSeeds.All.Any(seed => file.AsSpan().SequenceEqual(seed)));
    }

    /// <summary>Writes the hash of a file as it is into its card, if that has a place for it.</summary>
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
