namespace Nocturne.Pipeline.Stages;

/// <summary>The stages in the order in which they are run.</summary>
internal static class StageList
{
    /// <summary>New stages, each with those that it needs.</summary>
    public static IReadOnlyList<Stage> Create()
    {
        var preprocess = new PreprocessStage();
        var train = new TrainStage(preprocess);
        var export = new ExportStage(train);
        var evaluate = new EvaluateStage(export);
        var generate = new GenerateStage(export);
        var report = new ReportStage(evaluate, generate);
        return [preprocess, train, export, evaluate, generate, report, new ResultsStage(report, [preprocess, train], [export, evaluate], generate)];
    }
}
