using System.Globalization;
using Nocturne.Cuda;
using Nocturne.Models;
using Nocturne.Training.Torch;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is not [var what and ("parity" or "speed" or "jobs"), var where and ("cpu" or "cuda"), var effort and ("whole" or "quick")])
{
    Console.Error.WriteLine("Usage: Nocturne.Cuda parity|speed|jobs cpu|cuda whole|quick    see tests/cuda.sh");
    return 1;
}
var device = where == "cuda" ? TorchDevice.Cuda : TorchDevice.Cpu;
try
{
    return what switch
    {
        "parity" => Parity.Judge(device, isQuick: effort == "quick"),
        "speed" => Speed.Compare(device, isQuick: effort == "quick"),
        _ => SideBySide.Measure(device, isQuick: effort == "quick"),
    };
}
catch (Exception error) when (error is TorchException or SettingException or InvalidOperationException)
{
    Console.Error.WriteLine(error.Message);
    return 1;
}
