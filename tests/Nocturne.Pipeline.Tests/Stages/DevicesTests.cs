using Nocturne.Generation;
using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Tests.Stages;

public sealed class DevicesTests
{
    [Theory]
    [InlineData("auto", DevicePreference.Auto)]
    [InlineData("cpu", DevicePreference.Cpu)]
    [InlineData("cuda", DevicePreference.Auto)]
    public void Training_on_a_GPU_does_not_need_an_ONNX_Runtime_for_it(string device, DevicePreference expected) =>
        Devices.Preference(new StageOptions { Device = device }).Should().Be(expected);
}
