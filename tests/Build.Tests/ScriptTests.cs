using System.Runtime.InteropServices;

namespace Build.Tests;

/// <summary>Tests build.sh and build.ps1 with a fake dotnet that records its calls.</summary>
public sealed class ScriptTests : IDisposable
{
    private readonly ScriptTree _tree = new();

    public void Dispose() => _tree.Dispose();

    [PowerShellFact]
    public void PowerShell_is_available() => Shell.PowerShell.WhyMissing.Should().BeNull();

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void The_first_call_chooses_packages_then_compiles_and_starts_the_build_program(Shell shell)
    {
        var (exitCode, _, error) = _tree.Run(shell, "--target=Train", "-p:A=B", "--set", "a b=c");

        exitCode.Should().Be(0, error);
        // PowerShell passes -p:A=B as two words, which the build program accepts too.
        _tree.Calls.Select(call => call.Replace("|-p|", "|-p:", StringComparison.Ordinal)).Should().Equal(
            "msbuild|build/packages/Packages.proj|-nologo|-v:minimal|-tl:off|-p:Packages=",
            "build|build/Build.csproj|-c|Release|-nologo|-v:quiet|-tl:off|-clp:ErrorsOnly",
            "artifacts/build/bin/Build/release/Build.dll|--target=Train|-p:A=B|--set|a b=c");
        _tree.Environment.Should().Contain("DOTNET_NOLOGO=1").And.Contain("DOTNET_CLI_TELEMETRY_OPTOUT=1");
    }

    [PowerShellFact]
    public void A_property_typed_at_the_PowerShell_prompt_arrives_as_one_word()
    {
        _tree.RunAtPrompt("-p:A=B --target Train");

        _tree.Calls[^1].Should().EndWith("Build.dll|-p:A=B|--target|Train");
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void The_next_call_only_starts_the_build_program(Shell shell)
    {
        _tree.Run(shell);
        _tree.Forget();

        _tree.Run(shell, "--help");

        _tree.Calls.Should().Equal("artifacts/build/bin/Build/release/Build.dll|--help");
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.AllWith), "build/Tasks/NewTask.cs", MemberType = typeof(Shell))]
    [MemberData(nameof(Shell.AllWith), "global.json", MemberType = typeof(Shell))]
    public void A_changed_source_of_the_build_program_is_compiled_again(Shell shell, string file)
    {
        _tree.Run(shell);
        _tree.Forget();

        _tree.Change(file);
        _tree.Run(shell);

        _tree.Calls.Select(call => call.Split('|')[0]).Should().Equal("build", "artifacts/build/bin/Build/release/Build.dll");
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.AllWith), "build/experiments/lab.json", MemberType = typeof(Shell))]
    public void A_change_of_another_file_has_no_effect(Shell shell, string file)
    {
        _tree.Run(shell);
        _tree.Forget();

        _tree.Change(file);
        _tree.Run(shell);

        _tree.Calls.Should().ContainSingle();
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void A_changed_version_asks_the_feed_again_unless_the_user_decided(Shell shell)
    {
        _tree.Run(shell);
        _tree.Forget();
        _tree.Change("Directory.Packages.props");
        _tree.Run(shell);
        _tree.Calls[0].Should().EndWith("|-p:Packages=");

        _tree.Run(shell, "--packages=substitute");
        _tree.Forget();
        _tree.Change("Directory.Packages.props");
        _tree.Run(shell);

        _tree.Calls.Should().NotContain(call => call.StartsWith("msbuild", StringComparison.Ordinal));
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.AllWith), "--packages=substitute", MemberType = typeof(Shell))]
    [MemberData(nameof(Shell.AllWith), "--packages substitute", MemberType = typeof(Shell))]
    [MemberData(nameof(Shell.AllWith), "--Packages=Substitute", MemberType = typeof(Shell))]
    public void The_choice_of_packages_is_read_in_every_form_that_the_build_program_accepts(Shell shell, string option)
    {
        _tree.Run(shell, option.Split(' '));

        _tree.Calls[0].Should().EndWith("|-p:Packages=substitute");
        _tree.Calls[^1].Should().EndWith("Build.dll|" + option.Replace(' ', '|'));
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void An_invalid_choice_is_left_to_the_build_program(Shell shell)
    {
        _tree.Run(shell, "--packages=sometimes");

        _tree.Calls[0].Should().EndWith("|-p:Packages=");
        _tree.Calls[^1].Should().EndWith("Build.dll|--packages=sometimes");
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.AllWith), "msbuild", MemberType = typeof(Shell))]
    [MemberData(nameof(Shell.AllWith), "build", MemberType = typeof(Shell))]
    public void A_failed_step_prints_its_output_and_starts_nothing(Shell shell, string step)
    {
        _tree.Fail(step, "the compiler is on strike");

        var (exitCode, _, error) = _tree.Run(shell);

        exitCode.Should().Be(1);
        error.Should().Contain("the compiler is on strike");
        _tree.Calls.Should().NotContain(call => call.StartsWith("artifacts", StringComparison.Ordinal));
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void The_script_returns_the_exit_code_of_the_build_program(Shell shell)
    {
        _tree.Fail("Build.dll", "no such experiment", exitCode: 130);

        _tree.Run(shell).ExitCode.Should().Be(130);
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void If_the_SDK_cannot_start_its_message_is_printed(Shell shell)
    {
        _tree.Fail("--version", "Too many open files");

        var (exitCode, _, error) = _tree.Run(shell);

        exitCode.Should().Be(1);
        error.Should().Contain("Too many open files");
        _tree.Calls.Should().BeEmpty();
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void Without_dotnet_the_message_says_how_to_install_it(Shell shell)
    {
        _tree.RemoveDotnet();

        var (exitCode, _, error) = _tree.Run(shell);

        exitCode.Should().Be(1);
        error.Should().Contain(".NET 10 SDK").And.MatchRegex("dotnet-install.sh|winget");
    }

    [ScriptTheory]
    [MemberData(nameof(Shell.All), MemberType = typeof(Shell))]
    public void A_link_to_the_script_is_followed(Shell shell)
    {
        var (exitCode, _, error) = _tree.RunByLink(shell, "--help");

        exitCode.Should().Be(0, error);
        _tree.Calls[^1].Should().Be("artifacts/build/bin/Build/release/Build.dll|--help");
        _tree.Beside.Should().BeEmpty("nothing is written to the folder of the link");
    }

    [LinuxFact]
    public void Without_a_home_in_a_read_only_tree_a_temporary_folder_becomes_the_home()
    {
        _tree.Run(Shell.Bash);
        _tree.Forget();

        var (exitCode, _, error) = _tree.RunAsStranger("--help");

        exitCode.Should().Be(0, error);
        _tree.Environment.Should().Contain(variable => variable.StartsWith($"HOME={_tree.Temporary}/", StringComparison.Ordinal));
    }
}

/// <summary>A fact about PowerShell, skipped if there is none. In that case no test runs build.ps1.</summary>
internal sealed class PowerShellFactAttribute : FactAttribute
{
    public PowerShellFactAttribute() => Skip = Shell.PowerShell.WhyMissing;
}

/// <summary>A theory about the scripts, skipped on Windows, where the fake dotnet cannot run.</summary>
internal sealed class ScriptTheoryAttribute : TheoryAttribute
{
    public ScriptTheoryAttribute() => Skip = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "needs bash" : null;
}
