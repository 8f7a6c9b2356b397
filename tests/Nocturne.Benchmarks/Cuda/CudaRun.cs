using Nocturne.Training.Torch;

namespace Nocturne.Benchmarks.Cuda;

/// <summary>Steps of tests/cuda.sh that check and measure the Torch learner.</summary>
internal static class CudaRun
{
    /// <summary>Runs a step: <c>parity|speed|jobs cpu|cuda whole|quick</c>.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] arguments)
    {
        if (arguments is not
            [var what and ("parity" or "speed" or "jobs"), var where and ("cpu" or "cuda"), var effort and ("whole" or "quick")])
        {
            Console.Error.WriteLine("Usage: Nocturne.Benchmarks cuda parity|speed|jobs cpu|cuda whole|quick    see tests/cuda.sh");
            return 1;
        }
        var device = where == "cuda" ? TorchDevice.Cuda : TorchDevice.Cpu;
        try
        {
            return what switch
            {
                "parity" => Parity.Judge(device, isQuick: effort == "quick"),
                "speed" => Speed.Compare(device, isQuick: effort == "quick"),
                _ => JobSpeed.Measure(device, isQuick: effort == "quick"),
            };
        }
        catch (Exception error) when (error is TorchException or SettingException or InvalidOperationException)
        {
            Console.Error.WriteLine(error.Message);
            return 1;
        }
    }
}
