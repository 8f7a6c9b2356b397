using Nocturne.Training.Contract;

namespace Nocturne.Training.Tests.Data;

/// <summary>A copy of a batch: the tokens of each row without its padding, and whether it continues.</summary>
internal sealed record ReadBatch(int Steps, int FirstScored, int Scored, bool Carries, IReadOnlyList<(int[] Tokens, bool Continues)> Rows)
{
    public static ReadBatch From(IBatchSource source, int epoch, int index, int fields = 1)
    {
        var buffer = new BatchBuffer(fields);
        source.Read(epoch, index, buffer);
        var batch = buffer.Batch;
        var rows = new List<(int[], bool)>();
        for (var row = 0; row < batch.Rows; row++)
        {
            var tokens = batch.Length(row) == 0 ? 0 : (batch.Length(row) + 1) * fields;
            rows.Add((
                batch.Tokens.Slice(row * (batch.Steps + 1) * fields, tokens).ToArray(), batch.Carries && batch.Continues[row]));
        }
        return new(batch.Steps, batch.FirstScored, batch.Scored, batch.Carries, rows);
    }

    public static IReadOnlyList<ReadBatch> Epoch(IBatchSource source, int epoch, int fields = 1) =>
        [.. Enumerable.Range(0, source.Batches(epoch)).Select(index => From(source, epoch, index, fields))];
}
