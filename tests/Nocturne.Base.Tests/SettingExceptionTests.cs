namespace Nocturne.Base.Tests;

public sealed class SettingExceptionTests
{
    [Fact]
    public void Settings_that_hold_are_returned()
    {
        SettingException.Unless("settings", (true, "never said")).Should().Be("settings");
    }

    [Fact]
    public void Every_mistake_is_named_and_nothing_else()
    {
        // Act
        var check = () => SettingException.Unless("settings", (false, "a is 1; use 2"), (true, "never said"), (false, "b is 3; use 4"));
        // Assert
        check.Should().Throw<SettingException>().WithMessage("a is 1; use 2; b is 3; use 4.");
    }
}
