#!/bin/sh
# Builds the program folder dist/briefbench, tries it, and where dpkg-deb exists packs a .deb of it.
# On Debian, PyInstaller needs: apt-get install binutils libpython3.11
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
cd "$here"
./bench setup
.venv/bin/python -m pip install -q --no-input --disable-pip-version-check -c constraints.txt \
    -e '.[dev,package]' >&2
.venv/bin/python -m PyInstaller --noconfirm --clean --log-level WARN \
    --distpath dist --workpath build packaging/briefbench.spec >&2
env -i PATH=/usr/bin:/bin HOME="$(mktemp -d)" QT_QPA_PLATFORM=offscreen \
    dist/briefbench/briefbench --selftest >&2

if command -v dpkg-deb >/dev/null 2>&1; then
    version=$(.venv/bin/python -c 'import briefbench; print(briefbench.__version__)')
    architecture=$(dpkg --print-architecture)
    tree=build/deb
    rm -rf "$tree"
    mkdir -p "$tree/DEBIAN" "$tree/usr/lib" "$tree/usr/bin"
    cp -a dist/briefbench "$tree/usr/lib/"
    ln -s ../lib/briefbench/briefbench "$tree/usr/bin/briefbench"
    install -Dm644 packaging/briefbench.desktop "$tree/usr/share/applications/briefbench.desktop"
    install -Dm644 packaging/org.briefbench.BriefBench.metainfo.xml \
        "$tree/usr/share/metainfo/org.briefbench.BriefBench.metainfo.xml"
    install -Dm644 packaging/briefbench-mime.xml "$tree/usr/share/mime/packages/briefbench.xml"
    install -Dm644 resources/icon/briefbench.svg \
        "$tree/usr/share/icons/hicolor/scalable/apps/briefbench.svg"
    install -Dm644 LICENSE "$tree/usr/share/doc/briefbench/copyright"
    install -Dm644 THIRD-PARTY.md "$tree/usr/share/doc/briefbench/THIRD-PARTY.md"
    cat >"$tree/DEBIAN/control" <<END
Package: briefbench
Version: $version
Architecture: $architecture
Maintainer: The BriefBench authors <briefbench@localhost>
Section: text
Priority: optional
Depends: libc6 (>= 2.28), libegl1, libgl1, libglib2.0-0, libdbus-1-3, libfontconfig1, libxkbcommon0, libxkbcommon-x11-0, libxcb-cursor0, libxcb-icccm4, libxcb-keysyms1, libxcb-shape0
Description: workbench that turns saved web pages into a sourced brief
 BriefBench reads saved pages, finds quotes, speakers and countries in them,
 and composes a brief in which every quotation leads back to its source.
 It works offline.
END
    dpkg-deb --root-owner-group --build "$tree" "dist/briefbench_${version}_$architecture.deb" >&2
fi
printf '%s\n' "$here/dist"
