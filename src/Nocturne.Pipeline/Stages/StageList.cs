using Nocturne.Pipeline.Engine;

namespace Nocturne.Pipeline.Stages;

/// <summary>Creates the stages in the order in which they run.</summary>
internal static class StageList
{
    /// <summary>Creates all stages, each with the stages that it needs.</summary>
    public static IReadOnlyList<Stage> Create()
    {
        var preprocess = new PreprocessStage();
        var train = new TrainStage(preprocess);
        var export = new ExportStage(train);
        var evaluate = new EvaluateStage(export);
        var generate = new GenerateStage(export);
        var report = new ReportStage(evaluate, generate);
        var results = new ResultsStage(report, [preprocess, train], [export, evaluate], generate);
        return [preprocess, train, export, evaluate, generate, report, results];
    }
}
