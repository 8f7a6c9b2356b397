using Nocturne.Generation.Composing;
using Nocturne.Models;

namespace Nocturne.Generation.Tests.Composing;

/// <summary>A short form of <c>./build.sh --target=Soak</c> that measures no time.</summary>
public sealed class SoakTests : IDisposable
{
    private const int Composers = 64;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(HeadKind.Regression, RunMode.Stream)]
    [InlineData(HeadKind.Regression, RunMode.Window)]
    [InlineData(HeadKind.Categorical, RunMode.Stream)]
    [InlineData(HeadKind.Categorical, RunMode.Window)]
    public void Many_notes_allocate_their_places_only_and_change_nothing_for_the_next_piece(HeadKind head, RunMode run)
    {
        // Arrange
        const int Notes = 25_000;
        using var model = Load(head);
        using var composer = new Composer(model, new ComposeSettings(Notes, Seed: 1, Run: run, Sampling: new(1)));
        var prime = composer.SeedWindow();
        var before = Piece(model, run, seed: 0, notes: 500);
        composer.Compose(prime);             // allocates everything that is allocated only once
        // Act
        var start = GC.GetAllocatedBytesForCurrentThread();
        var tokens = composer.Compose(prime);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - start;
        // Assert
        (allocated - Notes * sizeof(int)).Should().BeInRange(
            0, 1000, "a piece allocates its array and its draws, a note allocates nothing");
        tokens.Should().OnlyContain(token => token >= 0 && token < model.Encoding.Fields[0].Size);
        tokens.AsSpan(Notes - 1000).ToArray().Distinct().Count().Should().BeGreaterThan(3, "the end still varies");
        Piece(model, run, seed: 0, notes: 500).Should().Equal(before);
    }

    [Theory]
    [InlineData(HeadKind.Regression)]
    [InlineData(HeadKind.Categorical)]
    public void Sixty_four_composers_side_by_side_on_one_model_compose_what_they_do_one_after_the_other(HeadKind head)
    {
        // Arrange
        using var model = Load(head);
        using var start = new Barrier(Composers);
        var together = new int[Composers][];
        // Act
        var threads = Enumerable.Range(0, Composers).Select(seed => new Thread(() =>
        {
            start.SignalAndWait();
            together[seed] = Piece(model, Run(seed), seed, notes: 300);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        // Assert
        for (var seed = 0; seed < Composers; seed++)
            together[seed].Should().Equal(Piece(model, Run(seed), seed, notes: 300));

        static RunMode Run(int seed) => seed % 2 == 0 ? RunMode.Stream : RunMode.Window;
    }

    private MusicModel Load(HeadKind head) => MusicModel.Load(
        TestModel.Write(
            _folder, head == HeadKind.Regression ? TestModel.Spec(CellKind.Gru) : TestModel.Categorical(CellKind.Gru, InputKind.Embedding)),
        DevicePreference.Cpu);

    private static int[] Piece(MusicModel model, RunMode run, int seed, int notes)
    {
        using var composer = new Composer(model, new ComposeSettings(notes, seed, Run: run, Sampling: new(1)));
        return composer.Compose(composer.SeedWindow());
    }
}
