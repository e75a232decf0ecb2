#!/bin/sh
# Everything that only a machine with an NVIDIA card can tell, in one table, within eight minutes.
#
#   packaging/gpu_check.sh --prepare [--weights FILE]   where packages can be had: fills .gpu/
#   packaging/gpu_check.sh [--out DIR]                  on the machine with the card: no network
#   packaging/gpu_check.sh --cpu [--out DIR]            rehearsal without a card, four small clips
#
# The card's machine needs Python 3.12 with torch, numpy, OpenCV and psutil. Everything else comes
# out of .gpu/, which git ignores. Steps fail alone: a reason stands in the table, the rest goes on.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
python=${PYTHON:-}
if [ -z "$python" ]; then
    python=python3
    [ "${1:-}" != --prepare ] && [ "${1:-}" != --cpu ] || [ ! -x "$root/.venv/bin/python" ] ||
        python=$root/.venv/bin/python
fi

case ${1:-} in
-h | --help)
    sed -n '2,9s/^# \{0,1\}//p' "$0"
    exit 0
    ;;
--prepare)
    shift
    exec "$python" "$root/packaging/gpu/prepare.py" "$@"
    ;;
esac

exec "$python" "$root/packaging/gpu/check.py" "$@"
