# Finds a JDK 25 or newer and sets JAVA_HOME to it; for the scripts of this folder's parent to read in.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && grep -q '^JAVA_VERSION="\(2[5-9]\|[3-9][0-9]\)' "$1/release" 2>/dev/null
}

find_jdk() {
  for jdk in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk* /opt/java/* "${HOME:-/}"/.sdkman/candidates/java/* \
    "${HOME:-/}"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$jdk" ] && is_jdk_25 "$jdk"; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      return
    fi
  done
  echo "lodestone: needs a JDK 25 or newer and found none; install one (for example Debian's openjdk-25-jdk or Eclipse Temurin 25) or set JAVA_HOME" >&2
  exit 1
}
