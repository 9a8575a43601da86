# The console as a container, built by the scripts that build it everywhere else. Debian's Rust instead of a Rust image:
# its packages come from where the rest of the image comes from, also on sites that mirror package registries only.
#
#   docker build -t lazaret .                             for a deployment: no simulator inside, refuses to start unconfigured
#   docker build -t lazaret-demo --build-arg VARIANT=demo .   with the embedded simulator, for `--demo`
FROM debian:bookworm AS build
WORKDIR /lazaret
ENV LAZARET_RUST=debian

# The tools first: this layer lasts until a tool's version changes.
COPY tools/setup.sh tools/
COPY end2end/package.json end2end/package-lock.json end2end/
COPY Cargo.toml ./
RUN tools/setup.sh build

COPY . .
ARG VARIANT=deploy
RUN tools/build.sh --release "--$VARIANT"

FROM debian:bookworm-slim
# Versions are Debian's of the day: a pinned one would be gone from the mirrors with the next security update.
# hadolint ignore=DL3008
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates curl \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --home-dir /var/lib/lazaret --create-home --shell /usr/sbin/nologin lazaret

COPY --from=build /lazaret/target/release/server /usr/local/bin/lazaret
COPY --from=build /lazaret/target/release/verify-record /usr/local/bin/verify-record
COPY --from=build /lazaret/target/site /usr/share/lazaret/site
COPY LICENSE NOTICE /usr/share/doc/lazaret/

ENV LEPTOS_SITE_ROOT=/usr/share/lazaret/site \
    LAZARET_DATA=/var/lib/lazaret \
    LAZARET_LISTEN=0.0.0.0:3000
WORKDIR /var/lib/lazaret
VOLUME /var/lib/lazaret
USER 10001
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=15s --retries=3 \
    CMD ["curl", "--fail", "--silent", "--show-error", "--output", "/dev/null", "http://127.0.0.1:3000/healthz"]
ENTRYPOINT ["/usr/local/bin/lazaret"]
