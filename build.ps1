# Sets up what is missing, then starts the build program (build/). ./build.ps1 --help lists targets, options and examples.
# The same as build.sh, step by step.
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$own = Join-Path $root 'artifacts/build'
$log = Join-Path $own 'set-up.log'
New-Item -ItemType Directory -Force $own | Out-Null
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'
$env:DOTNET_GENERATE_ASPNET_CERTIFICATE = 'false'
$env:DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE = '1'

function Fail([string] $message) {
    [Console]::Error.WriteLine($message)
    exit 1
}

# Runs dotnet; shows what it printed only when it fails.
function Invoke-Quietly([string] $name, [string[]] $arguments) {
    $ErrorActionPreference = 'Continue'     # Windows PowerShell takes any line on stderr for an error.
    & dotnet @arguments *> $log
    if ($LASTEXITCODE -ne 0) {
        Get-Content $log | ForEach-Object { [Console]::Error.WriteLine(($_.Trim() -replace '^.*Packages\.proj\([0-9,]*\): error *: ', '')) }
        Fail "$name failed; what is wrong stands above."
    }
}

# Whether anything below the paths is newer than the stamp, or the stamp is not there.
function Test-Newer([string] $stamp, [string[]] $paths) {
    if (-not (Test-Path -LiteralPath $stamp)) { return $true }
    $time = (Get-Item -LiteralPath $stamp).LastWriteTimeUtc
    $files = foreach ($path in $paths) {
        if (Test-Path -LiteralPath $path) { Get-Item -LiteralPath $path; Get-ChildItem -LiteralPath $path -Recurse -ErrorAction SilentlyContinue }
    }
    return [bool] ($files | Where-Object { $_.FullName -notmatch '[\\/]build[\\/]experiments' -and $_.LastWriteTimeUtc -gt $time } | Select-Object -First 1)
}

# The SDK that global.json asks for.
function Test-Sdk {
    $ErrorActionPreference = 'Continue'
    if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) { return $false }
    Push-Location -LiteralPath $root
    try { & dotnet --version *> $null; return $LASTEXITCODE -eq 0 } finally { Pop-Location }
}
if (-not (Test-Sdk)) {
    Fail 'Nocturne needs the .NET 10 SDK, and there is none here. Install it: winget install Microsoft.DotNet.SDK.10'
}

# The two options that matter before the build program is there; it checks them with all others.
$packages = ''
$flavor = ''
$previous = ''
$arguments = @()
foreach ($argument in $args) {
    # PowerShell hands -p:NAME=VALUE over in two parts, the first ending in the colon.
    if ($arguments.Count -gt 0 -and $arguments[-1] -match '^--?\w+:$') { $arguments[-1] += [string] $argument } else { $arguments += [string] $argument }
}
foreach ($argument in $arguments) {
    $text = $argument
    if ($previous -eq '--packages') { $text = "--packages=$text" }
    if ($previous -in '-p', '--property') { $text = "-p:$text" }
    if ($text -match '^--packages=(auto|package|substitute)$') { $packages = $Matches[1] }
    if ($text -match '^(-p|--property)[:=]OnnxRuntimeFlavor=(.*)$') { $flavor = $Matches[2] }
    $previous = $argument
}

# Package or substitute: asked once, and again when the versions or the flavour of ONNX Runtime have changed since.
$answer = Join-Path $root 'artifacts/packages.props'
$decided = Join-Path $own 'packages.decided'
function Test-AsksAgain {
    if ($packages -or -not (Test-Path -LiteralPath $answer) -or -not (Test-Path -LiteralPath $decided)) { return $true }
    $how = Get-Content -Raw -LiteralPath $decided
    if ($how -match 'by hand') { return $false }
    if (($flavor -eq 'Gpu') -ne ($how -match 'OnnxRuntime\.Gpu')) { return $true }
    return Test-Newer $decided @((Join-Path $root 'Directory.Packages.props'), (Join-Path $root 'build/packages'))
}
if (Test-AsksAgain) {
    Invoke-Quietly 'Choosing packages' @('msbuild', (Join-Path $root 'build/packages/Packages.proj'), '-m', '-nologo', '-v:minimal', '-tl:off', "-p:Packages=$packages", "-p:OnnxRuntimeFlavor=$flavor")
    Get-Content $log | ForEach-Object { $_.Trim() }
}

# The build program itself, compiled when its sources have changed.
$program = Join-Path $own 'program.stamp'
$sources = 'build', 'src/Substitutes/Cake.Frosting', 'Directory.Build.props', 'Directory.Build.targets', 'Directory.Packages.props', 'global.json', '.editorconfig', 'artifacts/packages.props'
if (Test-Newer $program ($sources | ForEach-Object { Join-Path $root $_ })) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    Remove-Item -LiteralPath $program -ErrorAction SilentlyContinue
    Invoke-Quietly 'Compiling the build program' @('build', (Join-Path $root 'build/Build.csproj'), '-c', 'Release', '-nologo', '-v:quiet', '-tl:off', '-clp:ErrorsOnly')
    Set-Content -LiteralPath $program ''
    Write-Output ('compiled the build program ({0:0} s)' -f $watch.Elapsed.TotalSeconds)
}

& dotnet (Join-Path $own 'bin/Build/release/Build.dll') @arguments
exit $LASTEXITCODE
