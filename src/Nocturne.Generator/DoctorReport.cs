using System.Text.Json;
using Nocturne.Generation;

namespace Nocturne.Generator;

/// <summary>What nocturne found on this machine.</summary>
/// <param name="Version">Nocturne's version.</param>
/// <param name="Program">How the program was compiled, its runtime and its platform.</param>
/// <param name="System">The operating system.</param>
/// <param name="Processors">Number of hardware threads.</param>
/// <param name="ProcessorFeatures">Vector instructions of the processor; empty if unknown.</param>
/// <param name="OnnxRuntime">State of ONNX Runtime.</param>
/// <param name="Problems">Problems, the most severe first.</param>
internal sealed record DoctorReport(
    string Version, string Program, string System, int Processors, string[] ProcessorFeatures,
    RuntimeReport OnnxRuntime, DoctorProblem[] Problems)
{
    /// <summary>The report for people.</summary>
    public string Prose() => string.Join(Environment.NewLine, (string[])
    [
        $"nocturne      {Version}, {Program}",
        $"System        {System}",
        $"Processor     {Processors} threads; {(ProcessorFeatures.Length == 0 ? "unknown vectors" : string.Join(' ', ProcessorFeatures))}",
        $"ONNX Runtime  {Runtime()}",
        $"Providers     {(OnnxRuntime.Providers.Count == 0 ? "none" : string.Join(", ", OnnxRuntime.Providers))}",
        $"CUDA          {Cuda()}",
        .. Problems.SelectMany(problem => (string[])[$"Problem       {problem.What}", $"  Fix         {problem.Fix}"]),
        Problems.Length == 0 ? "No problems found."
            : OnnxRuntime.Problem is null ? "nocturne can compose on this machine, on the CPU."
            : "nocturne cannot compose on this machine.",
    ]);

    /// <summary>The report for programs.</summary>
    public string Json() => ReportJson.Write(json =>
    {
        json.WriteString("version", Version);
        json.WriteString("program", Program);
        json.WriteString("system", System);
        json.WriteNumber("processors", Processors);
        WriteList(json, "processorFeatures", ProcessorFeatures);
        json.WriteStartObject("onnxRuntime");
        json.WriteString("version", OnnxRuntime.Version);
        json.WriteString("library", OnnxRuntime.Library);
        WriteList(json, "providers", OnnxRuntime.Providers);
        json.WriteString("problem", OnnxRuntime.Problem);
        json.WriteBoolean("hasCuda", OnnxRuntime.HasCuda);
        json.WriteString("cudaProblem", OnnxRuntime.CudaProblem);
        ReportJson.WriteObjects(json, "missingCuda", OnnxRuntime.MissingCuda, library =>
        {
            json.WriteString("name", library.Name);
            json.WriteString("package", library.Package);
        });
        json.WriteEndObject();
        ReportJson.WriteObjects(json, "problems", Problems, problem =>
        {
            json.WriteString("what", problem.What);
            json.WriteString("mend", problem.Fix);
        });
    });

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }

    private string Runtime() => OnnxRuntime.Version is { } version
        ? $"{version}, {OnnxRuntime.Library ?? "unknown location"}"
        : "cannot be loaded";

    private string Cuda() => !OnnxRuntime.HasCuda ? "not in this build"
        : OnnxRuntime.Problem is not null ? "not tried"
        : OnnxRuntime.CudaProblem is null ? "works"
        : OnnxRuntime.MissingCuda.Count == 0 ? "does not work"
        : $"does not work; missing: {string.Join(", ", OnnxRuntime.MissingCuda.Select(library => library.Name))}";
}

/// <summary>A problem of this machine.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="Fix">How to fix it.</param>
internal sealed record DoctorProblem(string What, string Fix);
