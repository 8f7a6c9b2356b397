using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The processor.</summary>
    public static readonly Device CPU = new(DeviceType.CPU);

    /// <summary>A device by its kind, and by its number where there are several.</summary>
    /// <exception cref="InvalidOperationException">It is a GPU, and there is none.</exception>
    public static Device device(DeviceType deviceType, int index = -1) => Initialized(new Device(deviceType, index));

    private static Device Initialized(Device device)
    {
        InitializeDeviceType(device.type);
        return device;
    }

    /// <summary>Where a tensor's numbers are.</summary>
    public class Device
    {
        /// <summary>A device by its kind, and by its number where there are several.</summary>
        public Device(DeviceType deviceType, int index = -1) => (type, this.index) = (deviceType, index);

        /// <summary>Its kind.</summary>
        public DeviceType type { get; }

        /// <summary>Its number; -1 is the current one.</summary>
        public int index { get; }

        /// <summary>Its name, such as <c>cuda:0</c>.</summary>
        public override string ToString()
        {
            var name = type.ToString().ToLowerInvariant();
            return type == DeviceType.CPU || index == -1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}:{index}");
        }
    }
}
