using Microsoft.ML.OnnxRuntime;

namespace Nocturne.Generation;

/// <summary>A model opened by ONNX Runtime on a device.</summary>
/// <param name="session">ONNX Runtime's session.</param>
/// <param name="name">The device: <c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="note">The device and why it was chosen, for display.</param>
internal sealed class DeviceSession(InferenceSession session, string name, string note) : IDisposable
{
    public const string CudaProvider = "CUDAExecutionProvider";

    public InferenceSession Session { get; } = session;

    public string Name { get; } = name;

    public string Note { get; } = note;

    public bool IsOnCpu => Name == "cpu";

    public bool IsDisposed { get; private set; }

    /// <summary>Opens a model on the preferred device.</summary>
    /// <exception cref="ModelException">ONNX Runtime or the device is not available.</exception>
    /// <exception cref="OnnxRuntimeException">The bytes are not a model.</exception>
    public static DeviceSession Open(byte[] model, DevicePreference device, int threads)
    {
        var hasCuda = StartRuntime().Contains(CudaProvider);
        if (device == DevicePreference.Cuda && !hasCuda)
            throw new ModelException(
                "CUDA is not available: this build of nocturne contains ONNX Runtime for the CPU. " +
                "Use --device=cpu, or build with -p:OnnxRuntimeFlavor=Gpu.");
        // The CPU comes first: it distinguishes a damaged model from a broken CUDA, and it is what auto falls back to.
        var cpu = OpenOnCpu(model, threads);
        if (device == DevicePreference.Cpu)
            return new DeviceSession(cpu, "cpu", "cpu, as requested");
        return hasCuda ? CudaOr(cpu, model, device) : new DeviceSession(cpu, "cpu", "cpu; this build of nocturne has no CUDA");
    }

    /// <summary>Loads ONNX Runtime in advance. If that fails, <see cref="Open"/> throws the error.</summary>
    public static void Preload()
    {
        try
        {
            StartRuntime();
        }
        catch (ModelException)
        {
            // Opening the model throws it again, unless the model turns out to be damaged, which is reported first.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        IsDisposed = true;
        Session.Dispose();
    }

    private static DeviceSession CudaOr(InferenceSession cpu, byte[] model, DevicePreference device)
    {
        try
        {
            var session = OpenOnCuda(model);
            cpu.Dispose();
            return new DeviceSession(
                session, "cuda:0", device == DevicePreference.Cuda ? "cuda:0, as requested" : "cuda:0, the first CUDA device");
        }
        catch (OnnxRuntimeException error) when (device == DevicePreference.Auto)
        {
            return new DeviceSession(cpu, "cpu", $"cpu; CUDA is not available: {Message.OneLine(error)}");
        }
        catch (OnnxRuntimeException error)
        {
            cpu.Dispose();
            throw new ModelException(
                $"CUDA is not available: {Message.OneLine(error)} " +
                "Use --device=cpu, or install the NVIDIA driver, CUDA and cuDNN that ONNX Runtime needs.");
        }
    }

    /// <summary>Loads ONNX Runtime's native library.</summary>
    /// <returns>Names of its execution providers.</returns>
    /// <exception cref="ModelException">The library cannot be loaded.</exception>
    public static string[] StartRuntime()
    {
        try
        {
            OnnxRuntimeTelemetry.Disable();
            var environment = OrtEnv.Instance();
            environment.EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;      // errors are thrown, so they need not be logged
            environment.DisableTelemetryEvents();                                   // on Windows they go to the event log
            return environment.GetAvailableProviders();
        }
        catch (Exception error) when (
            error is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException)
        {
            throw new ModelException(
                $"ONNX Runtime's native library cannot be loaded: {Message.OneLine((error.InnerException ?? error).Message)} " +
                $"It must be next to the program, in '{AppContext.BaseDirectory}'; install nocturne for this platform again.");
        }
    }

    private static InferenceSession OpenOnCpu(byte[] model, int threads)
    {
        using var options = Options(threads);
        return new InferenceSession(model, options);
    }

    private static InferenceSession OpenOnCuda(byte[] model)
    {
        using var options = Options(threads: 1);
        using var cuda = new OrtCUDAProviderOptions();
        // Full float32, so that a model gives the same output on every device. TF32 has only 10 bits of mantissa.
        cuda.UpdateOptions(new Dictionary<string, string> { ["device_id"] = "0", ["use_tf32"] = "0" });
        options.AppendExecutionProvider_CUDA(cuda);
        return new InferenceSession(model, options);
    }

    private static SessionOptions Options(int threads)
    {
        var options = new SessionOptions
        {
            IntraOpNumThreads = threads,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        // Spinning threads would use a core while they wait for the next note.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }
}
