# Ends the PostgreSQL server in the directory $1 and removes the directory, once standard input ends:
# when the Java process closes it, and also when that process is killed and cannot clean up.
trap '' HUP INT TERM
read -r line
pidfile=$1/data/postmaster.pid
if pid=$(head -n 1 "$pidfile" 2>/dev/null); then
    # Immediate shutdown, because no data is kept; the second signal wakes a server that a test has frozen.
    kill -QUIT "$pid"
    kill -CONT "$pid"
    tries=100
    while [ -e "$pidfile" ] && [ "$tries" -gt 0 ]; do
        sleep 0.1
        tries=$((tries - 1))
    done
fi
rm -rf "$1"
