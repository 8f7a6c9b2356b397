using System.Runtime.CompilerServices;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch.Tests.Package;

/// <summary>Runs alone, because the count of live tensors covers the whole process.</summary>
[Collection("counts live tensors")]
public sealed class LifetimeTests
{
    private readonly long _before = CountAfterCollection();

    private long Live => Tensor.TotalCount - _before;

    [TorchFact]
    public void A_scope_frees_what_was_made_in_it()
    {
        using (NewDisposeScope())
        {
            zeros([2]).unsqueeze(0);
            Live.Should().Be(2);
        }

        Live.Should().Be(0);
    }

    [TorchFact]
    public void What_is_moved_out_lives_until_the_scope_around_ends()
    {
        Tensor moved;
        using (NewDisposeScope())
        {
            using (var inner = NewDisposeScope())
                moved = inner.MoveToOuter(zeros([2]));

            moved.IsInvalid.Should().BeFalse();
        }

        moved.IsInvalid.Should().BeTrue();
        Live.Should().Be(0);
    }

    [TorchFact]
    public void Two_and_three_are_moved_out_together()
    {
        using var outer = NewDisposeScope();
        using (var inner = NewDisposeScope())
        {
            inner.MoveToOuter(zeros([1]), zeros([2]));
            zeros([3]);
            inner.MoveToOuter(zeros([1]), zeros([2]), zeros([3]));
        }

        Live.Should().Be(5);
        outer.DisposablesCount.Should().Be(5);
    }

    [TorchFact]
    public void What_is_detached_is_its_owners_to_free()
    {
        Tensor detached;
        using (NewDisposeScope())
            detached = zeros([2]).DetachFromDisposeScope();
        Live.Should().Be(1);

        detached.Dispose();

        Live.Should().Be(0);
    }

    [TorchFact]
    public void Freeing_twice_does_no_harm()
    {
        using var scope = NewDisposeScope();
        var tensor = zeros([2]);

        tensor.Dispose();
        tensor.Dispose();

        Live.Should().Be(0);
        scope.DisposablesCount.Should().Be(0);
    }

    [TorchFact]
    public void Numbers_of_a_tensor_that_was_freed_are_out_of_reach()
    {
        var tensor = zeros([2]);
        var numbers = tensor.data<float>();
        tensor.Dispose();

        numbers.Invoking(it => it[0]).Should().Throw<InvalidOperationException>();
    }

    [TorchFact]
    public void A_tensor_that_nobody_holds_is_freed_at_last()
    {
        Drop();

        CountAfterCollection().Should().Be(_before);

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Drop()
        {
            for (var count = 0; count < 100; count++)
                zeros([2]);
        }
    }

    [TorchFact]
    public void A_view_outlives_what_it_was_taken_of()
    {
        var tensor = Peer.Ramp(3);
        using var view = tensor.view(3, 1);
        var numbers = tensor.Numbers();

        tensor.Dispose();

        view.Numbers().Should().Equal(numbers);
    }

    [TorchFact]
    public void A_module_frees_its_parts()
    {
        var module = nn.LSTM(2, 3, 2);
        Live.Should().Be(8);

        module.Dispose();

        Live.Should().Be(0);
    }

    [TorchFact]
    public void A_scope_of_another_thread_frees_nothing_of_this_one()
    {
        using var scope = NewDisposeScope();
        using var here = zeros([1]);

        var thread = new Thread(() =>
        {
            using var other = NewDisposeScope();
            zeros([1]);
        });
        thread.Start();
        thread.Join();

        Live.Should().Be(1);
    }

    private static long CountAfterCollection()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Tensor.TotalCount;
    }
}
