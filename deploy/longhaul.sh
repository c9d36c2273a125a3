#!/bin/sh
# In the image: longhaul worker | setup | <command of the command line>.
# exec, so that SIGTERM reaches Java.
set -eu
lib=${LONGHAUL_LIB:-/opt/longhaul/lib}
case ${1:-} in
  worker) shift && set -- dev.longhaul.worker.WorkerMain "$@" ;;
  setup) shift && set -- dev.longhaul.worker.SetupMain "$@" ;;
  *) set -- dev.longhaul.cli.LonghaulCli "$@" ;;
esac
# shellcheck disable=SC2086 # several options in one variable
exec java -XX:MaxRAMPercentage=75 ${LONGHAUL_JAVA_OPTS:-} -cp "$lib/*" "$@"
