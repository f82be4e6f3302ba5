#!/bin/sh
# Install Debian's Chromium for the browser tests where there is none and it may be installed.
# Without it those tests are skipped and say why.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then exit 0; fi
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq || true
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null || true
else
    echo "No Chromium: its tests will be skipped. For them: sudo apt-get install chromium" >&2
fi
