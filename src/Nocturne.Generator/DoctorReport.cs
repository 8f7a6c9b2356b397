using System.Text.Json;
using Nocturne.Generation;

namespace Nocturne.Generator;

/// <summary>What nocturne found on this machine.</summary>
/// <param name="Version">Nocturne's version.</param>
/// <param name="Program">How the program was compiled, for what and by what.</param>
/// <param name="System">The operating system.</param>
/// <param name="Processors">Threads that it can run at once.</param>
/// <param name="ProcessorFeatures">Vector instructions.</param>
/// <param name="OnnxRuntime">What ONNX Runtime is here.</param>
/// <param name="Problems">What is wrong, the gravest first; none where all is well.</param>
internal sealed record DoctorReport(
    string Version, string Program, string System, int Processors, string[] ProcessorFeatures, RuntimeReport OnnxRuntime, DoctorProblem[] Problems)
{
    /// <summary>The report for people.</summary>
    public string Prose() => string.Join(Environment.NewLine, (string[])
    [
        $"nocturne      {Version}, {Program}",
        $"System        {System}",
        $"Processor     {Processors} threads; {(ProcessorFeatures.Length == 0 ? "its vector instructions are not known" : string.Join(' ', ProcessorFeatures))}",
        $"ONNX Runtime  {(OnnxRuntime.Version is null ? "cannot be loaded" : $"{OnnxRuntime.Version}, {OnnxRuntime.Library ?? "from where the system does not tell"}")}",
        $"Providers     {(OnnxRuntime.Providers.Count == 0 ? "none" : string.Join(", ", OnnxRuntime.Providers))}",
        $"CUDA          {Cuda()}",
        .. Problems.SelectMany(problem => (string[])[$"Problem       {problem.What}", $"  mend it:    {problem.Mend}"]),
        Problems.Length == 0 ? "All is well: nocturne can compose here." : OnnxRuntime.Problem is null ? "nocturne can compose here, on the CPU." : "nocturne cannot compose here.",
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
        WriteObjects(json, "missingCuda", OnnxRuntime.MissingCuda, library =>
        {
            json.WriteString("name", library.Name);
            json.WriteString("package", library.Package);
        });
        json.WriteEndObject();
        WriteObjects(json, "problems", Problems, problem =>
        {
            json.WriteString("what", problem.What);
            json.WriteString("mend", problem.Mend);
        });
    });

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
            json.WriteStringValue(item);
        json.WriteEndArray();
    }

    private static void WriteObjects<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> fields)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            fields(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private string Cuda() => !OnnxRuntime.HasCuda ? "not in this build"
        : OnnxRuntime.Problem is not null ? "not tried"
        : OnnxRuntime.CudaProblem is null ? "works"
        : $"does not work; missing: {(OnnxRuntime.MissingCuda.Count == 0 ? "nothing that nocturne knows of" : string.Join(", ", OnnxRuntime.MissingCuda.Select(library => library.Name)))}";
}

/// <summary>Something that is wrong.</summary>
/// <param name="What">What.</param>
/// <param name="Mend">How to mend it.</param>
internal sealed record DoctorProblem(string What, string Mend);
