using Microsoft.ML.OnnxRuntime;

namespace Nocturne.Generation;

/// <summary>A model opened by ONNX Runtime on a device.</summary>
/// <param name="session">ONNX Runtime's session.</param>
/// <param name="name">The device: <c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="note">Which device was taken and why, for people.</param>
internal sealed class DeviceSession(InferenceSession session, string name, string note) : IDisposable
{
    public const string CudaProvider = "CUDAExecutionProvider";

    public InferenceSession Session { get; } = session;

    public string Name { get; } = name;

    public string Note { get; } = note;

    public bool IsOnCpu => Name == "cpu";

    public bool IsDisposed { get; private set; }

    /// <summary>Opens a model where it is asked for.</summary>
    /// <exception cref="ModelException">ONNX Runtime itself or the device that was asked for cannot be had.</exception>
    /// <exception cref="OnnxRuntimeException">The bytes are no model.</exception>
    public static DeviceSession Open(byte[] model, DevicePreference device, int threads)
    {
        var hasCuda = StartRuntime().Contains(CudaProvider);
        if (device == DevicePreference.Cuda && !hasCuda)
            throw new ModelException("CUDA cannot be had: this build of nocturne carries ONNX Runtime for the CPU. Use --device=cpu, or build with -p:OnnxRuntimeFlavor=Gpu.");
        // The CPU first: it tells a broken model from a broken CUDA, and stays where auto cannot have CUDA.
        var cpu = OpenOnCpu(model, threads);
        if (device == DevicePreference.Cpu)
            return new DeviceSession(cpu, "cpu", "cpu, as asked for");
        return hasCuda ? CudaOr(cpu, model, device) : new DeviceSession(cpu, "cpu", "cpu; this build of nocturne has no CUDA");
    }

    /// <summary>Loads ONNX Runtime ahead of its use; where that fails, <see cref="Open"/> says why.</summary>
    public static void Warm()
    {
        try
        {
            StartRuntime();
        }
        catch (ModelException)
        {
            // Whoever opens a model meets it again, and only then is it anybody's business: the model may be what is wrong.
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
            return new DeviceSession(session, "cuda:0", device == DevicePreference.Cuda ? "cuda:0, as asked for" : "cuda:0, the first CUDA device");
        }
        catch (OnnxRuntimeException error) when (device == DevicePreference.Auto)
        {
            return new DeviceSession(cpu, "cpu", $"cpu; CUDA cannot be had: {Message.OneLine(error)}");
        }
        catch (OnnxRuntimeException error)
        {
            cpu.Dispose();
            throw new ModelException($"CUDA cannot be had: {Message.OneLine(error)} Use --device=cpu, or install the CUDA driver, CUDA and cuDNN that ONNX Runtime needs.");
        }
    }

    /// <summary>The execution providers of the native library, which is loaded here for the first time.</summary>
    public static string[] StartRuntime()
    {
        try
        {
            OnnxRuntimeTelemetry.Disable();
            var environment = OrtEnv.Instance();
            environment.EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL;      // what fails is thrown; it need not be printed too
            environment.DisableTelemetryEvents();                                   // Windows: its events go to the system's log
            return environment.GetAvailableProviders();
        }
        catch (Exception error) when (error is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException or TypeInitializationException)
        {
            throw new ModelException(
                $"ONNX Runtime's native library cannot be loaded: {Message.OneLine((error.InnerException ?? error).Message)} It belongs beside the program, in '{AppContext.BaseDirectory}'; install nocturne again for this kind of machine.");
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
        // Full float32, so that a model says the same on every device; TF32 keeps 10 bits of the mantissa.
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
        // A waiting thread that spins burns a core between two notes.
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }
}
