@echo off
rem Runs Assay on Windows: finds a JDK 25, builds what is missing or older than its sources, and hands over to Java.
rem ASSAY_JAVA_HOME names the JDK to use; without it the usual places are searched.
setlocal EnableExtensions DisableDelayedExpansion

for %%D in ("%~dp0.") do set "ASSAY_ROOT=%%~fD"
set "ASSAY_STAGE=%ASSAY_ROOT%\grader\cli\target\assay"
set "ASSAY_JDK="

if defined ASSAY_JAVA_HOME (
    call :take "%ASSAY_JAVA_HOME%"
    if not defined ASSAY_JDK (
        >&2 echo assay: "ASSAY_JAVA_HOME=%ASSAY_JAVA_HOME%" must name a JDK 25.
        exit /b 4
    )
)
call :take "%JAVA_HOME%"
call :take "%JAVA_HOME_25_X64%"
call :take "%JAVA_HOME_25_ARM64%"
for %%J in (javac.exe) do for %%H in ("%%~dp$PATH:J..") do call :take "%%~fH"
for /d %%H in (
    "%ProgramFiles%\Eclipse Adoptium\*"
    "%ProgramFiles%\Java\*"
    "%ProgramFiles%\Microsoft\*"
    "%ProgramFiles%\Zulu\*"
    "%ProgramFiles%\Amazon Corretto\*"
    "%ProgramFiles%\BellSoft\*"
    "%USERPROFILE%\.jdks\*"
    "%USERPROFILE%\.gradle\jdks\*"
    "%USERPROFILE%\.sdkman\candidates\java\*"
    "%LOCALAPPDATA%\mise\installs\java\*"
    "%LOCALAPPDATA%\Programs\Eclipse Adoptium\*"
) do call :take "%%~fH"
for /d %%H in ("%USERPROFILE%\scoop\apps\*25*") do call :take "%%~fH\current"
if not defined ASSAY_JDK (
    >&2 echo assay: needs a JDK of release 25, exactly, with its compiler, and found none.
    >&2 echo Install one ^(Temurin 25, say^), or set ASSAY_JAVA_HOME to the folder of one that lies elsewhere.
    exit /b 4
)

powershell -NoProfile -NonInteractive -Command ^
    "$built = Get-Item -LiteralPath ($env:ASSAY_STAGE + '\built') -ErrorAction SilentlyContinue;" ^
    "if (-not $built) { exit 1 };" ^
    "$sources = Get-ChildItem -LiteralPath ($env:ASSAY_ROOT + '\labs'), ($env:ASSAY_ROOT + '\grader') -Recurse -File;" ^
    "$sources = @($sources) + (Get-Item -LiteralPath ($env:ASSAY_ROOT + '\pom.xml'));" ^
    "$newer = $sources | Where-Object { $_.FullName -notmatch '\\target\\' -and" ^
    "    $_.LastWriteTimeUtc -gt $built.LastWriteTimeUtc } | Select-Object -First 1;" ^
    "if ($newer) { exit 1 }"
if errorlevel 1 call :build || exit /b 4

rem What makes a start cheap is made by an earlier one. Java looks whether it is whole and fits, and does without if not.
set "ASSAY_CACHE="
for %%F in ("%ASSAY_STAGE%\cache\grader-*.aot") do (
    set ASSAY_CACHE="-XX:AOTCache=%%~fF" -XX:+UnlockDiagnosticVMOptions -XX:+VerifySharedSpaces
)
"%ASSAY_JDK%\bin\java.exe" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED %ASSAY_CACHE% ^
    -Xlog:disable -Dassay.launched=yes ^
    "-Dassay.home=%ASSAY_STAGE%" "-Dassay.root=%ASSAY_ROOT%" -cp "%ASSAY_STAGE%\lib\*" dev.assay.grader.cli.Assay %*
exit /b %ERRORLEVEL%

rem Takes the first folder offered that is a JDK of release 25, exactly, with a compiler.
:take
if defined ASSAY_JDK exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /b /r /c:"JAVA_VERSION=.25[^0-9]" "%~1\release" > nul 2>&1 && set "ASSAY_JDK=%~1"
exit /b 0

rem Builds with JDK 25 itself; Maven's output is shown only when it fails.
:build
>&2 echo assay: building (half a minute the first time, a few seconds later) ...
if not exist "%ASSAY_ROOT%\target" mkdir "%ASSAY_ROOT%\target"
set "ASSAY_MAVEN=%ASSAY_ROOT%\mvnw.cmd"
where /q mvn.cmd && set "ASSAY_MAVEN=mvn.cmd"
set "JAVA_HOME=%ASSAY_JDK%"
pushd "%ASSAY_ROOT%"
call "%ASSAY_MAVEN%" -q -B -pl grader/cli -am -DskipTests package > "%ASSAY_ROOT%\target\build.log" 2>&1
set "ASSAY_RESULT=%ERRORLEVEL%"
popd
if "%ASSAY_RESULT%" == "0" exit /b 0
>&2 type "%ASSAY_ROOT%\target\build.log"
>&2 echo assay: the build failed; Maven says why above, and in %ASSAY_ROOT%\target\build.log.
exit /b 1
