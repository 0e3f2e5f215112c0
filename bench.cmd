@echo off
rem BriefBench's front door on Windows: bench run | bench test. The first use sets everything up.
setlocal enableextensions
set "HERE=%~dp0"
set "VENV=%HERE%.venv"
set "PYTHON=%VENV%\Scripts\python.exe"
set "WORD=%~1"
if "%WORD%"=="" set "WORD=run"
if /i "%WORD%"=="run" goto setup
if /i "%WORD%"=="test" goto setup
echo Use: bench run [FILE...] or bench test [PYTEST...] 1>&2
exit /b 2

:setup
set "STAMP="
for /f "skip=1 delims=" %%H in ('certutil -hashfile "%HERE%pyproject.toml" SHA256') do if not defined STAMP set "STAMP=%%H"
set "PINNED="
for /f "skip=1 delims=" %%H in ('certutil -hashfile "%HERE%constraints.txt" SHA256') do if not defined PINNED set "PINNED=%%H"
set "STAMP=%STAMP% %PINNED%"
set "READY="
if exist "%VENV%\ready-test" if not exist "%VENV%\unfinished" set /p READY=<"%VENV%\ready-test"
if "%READY%"=="%STAMP%" goto ready

if exist "%VENV%\unfinished" rmdir /s /q "%VENV%"
if not exist "%VENV%" mkdir "%VENV%"
type nul >"%VENV%\unfinished"
if exist "%PYTHON%" goto install
echo bench: making the environment .venv 1>&2
where py >nul 2>nul && (py -3 -m venv "%VENV%" 1>&2) || (python -m venv "%VENV%" 1>&2)
if not exist "%PYTHON%" (
    echo bench: Python 3.11 or newer is needed; install it from python.org or the Microsoft Store 1>&2
    exit /b 1
)

:install
echo bench: installing Python packages, the first time about 200 MB are fetched 1>&2
pushd "%HERE%"
"%PYTHON%" -m pip install -q --no-input --disable-pip-version-check -c constraints.txt -e ".[dev]" 1>&2
if errorlevel 1 (
    popd
    echo bench: the Python packages could not be installed; the reason stands above 1>&2
    exit /b 1
)
popd
>"%VENV%\ready-test" echo %STAMP%
del "%VENV%\unfinished"

:ready
set "REST="
shift
:collect
if "%~1"=="" goto go
set REST=%REST% "%~1"
shift
goto collect

:go
if /i "%WORD%"=="test" (
    pushd "%HERE%"
    set "QT_QPA_PLATFORM=offscreen"
    "%PYTHON%" -m pytest %REST%
    goto end
)
"%VENV%\Scripts\briefbench.exe" open %REST%
:end
exit /b %errorlevel%
