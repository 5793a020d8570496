#!/usr/bin/env bash
# Remakes the pictures of JConsole in src/site/resources/images: the demo, running for a while, in a real JConsole.
#   src/site/plot/jconsole.sh [minutes]        default 7, so that the plots have something to show
#   PICTURES   another folder for them         ONECLICK_PORT   another port than 8000 for the demo
# It needs Debian's xvfb, openbox, xdotool and imagemagick, and the jconsole of a JDK. It ends all that it started.
set -eu
cd "$(dirname "$0")/../../.."
minutes=${1:-7}
work=$(mktemp -d)
started=()
stop() {
  for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap stop EXIT

Xvfb -displayfd 3 -screen 0 1360x860x24 3>"$work/display" 2>/dev/null &
started+=($!)
ONECLICK_LISTEN=127.0.0.1:${ONECLICK_PORT:-8000} bin/oneclick-exporter demo >"$work/demo.log" 2>&1 &
started+=($!)
until [ -s "$work/display" ] && grep -q 'First refresh' "$work/demo.log"; do sleep 1; done
DISPLAY=:$(cat "$work/display")
export DISPLAY
openbox &
started+=($!)
jconsole -J-Dswing.defaultlaf=javax.swing.plaf.metal.MetalLookAndFeel "$(sed -n 's/.*jconsole \([0-9]*\) .*/\1/p' "$work/demo.log")" &
started+=($!)

images=${PICTURES:-src/site/resources/images}
picture() {
  import -window root "$work/screen.png"
  convert "$work/screen.png" -crop 1360x700+0+0 +repage -colors 128 -depth 8 "$images/$1"
}
click() { xdotool mousemove "$1" "$2" click --repeat "${3:-1}" --delay 150 1; sleep 2; }
keys() { xdotool "$@"; sleep 2; }
until xdotool search --name 'Java Monitoring' >/dev/null 2>&1; do sleep 1; done
sleep 8
click 593 277   # "Insecure connection": it does not leave the machine
click 680 64 2  # the window as large as the screen
click 500 111 2 # and the connection as large as the window
click 472 78    # tab MBeans
xdotool mousemove 171 500 mousedown 1 mousemove 250 500 mousemove 330 500 mouseup 1
click 77 209    # the tree's "oneclick"; from here on by its keys: a word selects, an arrow opens
keys key Right
keys type PullRequests
keys key Right
keys type CCL
keys key Right
keys type open
keys key Right
keys key Down
click 1000 136 2 # the plot of Count
click 1000 356 2 # and of MissingReport
sleep $((minutes * 60))
picture jconsole-pull-requests.png
click 77 209 # the tree again
keys key Left
keys key Right
keys type Exporter
keys key Right
keys key Down
sleep 3
picture jconsole-exporter.png
click 77 209 # the tree again
keys key Left
keys key Right
keys type PullRequestFlow
keys key Right
keys type DEMO # a word that begins with two equal letters would select one below
keys key Right
keys type 30d
keys key Right
keys key Down
sleep 3
picture jconsole-flow.png
