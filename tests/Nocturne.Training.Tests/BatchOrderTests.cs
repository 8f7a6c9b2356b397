using FsCheck.Xunit;
using Nocturne.Training.Data;

namespace Nocturne.Training.Tests;

public sealed class BatchOrderTests
{
    [Property(MaxTest = 50)]
    public void Every_window_is_in_one_batch_of_an_epoch(ushort count, byte batch, ushort epoch)
    {
        var order = new BatchOrder(count + 1, batch + 1, seed: 5);
        order.Shuffle(epoch);

        var seen = Enumerable.Range(0, order.Steps).SelectMany(step => order.Batch(step).ToArray()).Order();

        seen.Should().Equal(Enumerable.Range(0, count + 1));
    }

    [Fact]
    public void An_epochs_order_does_not_depend_on_the_epochs_before()
    {
        var (straight, returned) = (new BatchOrder(1000, 64, seed: 1), new BatchOrder(1000, 64, seed: 1));

        straight.Shuffle(7);
        returned.Shuffle(3);
        returned.Shuffle(7);

        returned.Batch(4).ToArray().Should().Equal(straight.Batch(4).ToArray());
    }

    [Fact]
    public void Epochs_and_seeds_have_orders_of_their_own()
    {
        var (first, second) = (new BatchOrder(1000, 64, seed: 1), new BatchOrder(1000, 64, seed: 2));
        var epoch1 = first.Batch(0).ToArray();
        first.Shuffle(2);

        first.Batch(0).ToArray().Should().NotEqual(epoch1);
        second.Batch(0).ToArray().Should().NotEqual(epoch1);
    }
}
