using Nocturne.Training.Contract;

namespace Nocturne.Training.Tests.Contract;

public sealed class TrainingSettingsTests
{
    [Theory]
    [InlineData(ScheduleKind.Constant, new[] { 0.25, 0.5, 0.75, 1, 1, 1, 1, 1, 1 })]
    [InlineData(ScheduleKind.Linear, new[] { 0.25, 0.5, 0.75, 1, 1, 0.8, 0.6, 0.4, 0.2 })]
    [InlineData(ScheduleKind.Cosine, new[] { 0.25, 0.5, 0.75, 1, 1, 0.8828427124746191, 0.6, 0.3171572875253810, 0.2 })]
    public void The_rate_rises_to_1_in_the_warm_up_and_falls_to_the_final_share(ScheduleKind kind, double[] expected)
    {
        var schedule = new ScheduleSettings(kind, Warmup: 4, Final: 0.2);

        var factors = Enumerable.Range(0, 9).Select(step => schedule.Factor(step, steps: 9)).ToArray();

        factors.Should().HaveCount(expected.Length);
        factors.Zip(expected).Should().OnlyContain(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
    }

    [Theory]
    [InlineData(ScheduleKind.Linear)]
    [InlineData(ScheduleKind.Cosine)]
    public void Steps_beyond_the_last_one_have_its_rate(ScheduleKind kind)
    {
        new ScheduleSettings(kind, Final: 0.1).Factor(step: 150, steps: 100).Should().BeApproximately(0.1, 1e-12);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_training_shorter_than_its_warm_up_has_a_rate(int steps)
    {
        var schedule = new ScheduleSettings(ScheduleKind.Cosine, Warmup: 10);

        Enumerable.Range(0, steps).Select(step => schedule.Factor(step, steps)).Should().OnlyContain(factor => factor > 0 && factor <= 0.3);
        new ScheduleSettings(ScheduleKind.Cosine).Factor(step: 0, steps: 1).Should().Be(1);
    }

    [Theory]
    [InlineData(OptimizerKind.Adam, 0, new[] { "first-moment", "second-moment" })]
    [InlineData(OptimizerKind.AdamW, 0, new[] { "first-moment", "second-moment" })]
    [InlineData(OptimizerKind.Sgd, 0, new string[0])]
    [InlineData(OptimizerKind.Sgd, 0.9, new[] { "velocity" })]
    [InlineData(OptimizerKind.RmsProp, 0, new[] { "second-moment" })]
    [InlineData(OptimizerKind.RmsProp, 0.9, new[] { "second-moment", "velocity" })]
    public void An_optimizer_keeps_the_slots_that_it_needs(OptimizerKind kind, double momentum, string[] slots)
    {
        var settings = new TrainingSettings(Optimizer: new(kind, Momentum: momentum));

        settings.Slots.Should().Equal(slots);
        (settings with { Averaging = 0.99 }).Slots.Should().Equal([.. slots, "average"]);
    }

    [Fact]
    public void Every_mistake_is_named()
    {
        var settings = new TrainingSettings(
            Epochs: 0, Batch: 0, Window: 4097, Stride: 0, LearningRate: 0, ClipNorm: -1, Select: (EpochChoice)9, Batches: (BatchKind)9,
            Optimizer: new((OptimizerKind)9, WeightDecay: 2, Momentum: 1), Schedule: new((ScheduleKind)9, Warmup: -1, Final: 2),
            Dropout: new(Embedding: 0.95, Output: -1, Recurrent: double.NaN), Averaging: 1);

        var mistakes = FluentActions.Invoking(settings.Checked).Should().Throw<SettingException>().Which.Message
            .Split("; ").Select(part => part.Split(' ')[0]).Where(word => word is not ("must" or "use"));

        mistakes.Should().BeEquivalentTo([.. TrainingSettings.Table.Select(setting => setting.Name), "training.momentum"]);
    }

    [Fact]
    public void Adam_has_no_momentum_to_set()
    {
        FluentActions.Invoking(new TrainingSettings(Optimizer: new(Momentum: 0.5)).Checked)
            .Should().Throw<SettingException>().WithMessage("*training.momentum*0.5*Adam*");
    }
}
