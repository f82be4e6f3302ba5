#!/bin/sh
# Make the environment VENV with PYTHON and install WHAT ("." or ".[dev]") into it, editable.
# Exit 3 where Python cannot make environments and may not be helped.
set -eu
python=$1
venv=$2
what=$3

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "mediakit needs Python 3.11 or newer; $python is $("$python" -V). Try: make PYTHON=python3.12" >&2
    exit 3
}
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    version=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
    echo "$python cannot make environments: it lacks ensurepip." >&2
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq || true
        apt-get install -y -qq "$version" >&2 || apt-get install -y -qq python3-venv >&2
    else
        echo "Install it, then run the same command again: sudo apt-get install $version" >&2
        exit 3
    fi
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"
# pip before 24 skips the extra of a package that is needed under two names.
"$venv/bin/python" -m pip install --quiet --upgrade pip
"$venv/bin/python" -m pip install --quiet --editable "$what"
