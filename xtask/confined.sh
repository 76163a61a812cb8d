#!/bin/sh
# Runs a program with 4 GB of memory and not more.
ulimit -v 4000000
exec "$@"
