# `make` lists what there is. Everything here is a script that also runs by itself.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup run build release simulator drill lambdas deploy check test e2e bench fresh audit clean

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z0-9-]+):.*## (.*)/  make \1\t\2/' | expand -t 19

run: setup ## set up, build and start the console with a pretend fleet, on http://127.0.0.1:3000
	@tools/build.sh && tools/demo.sh

test: ## everything that CI checks (.ci/run; its stages by name: make test STAGES="fmt check")
	@.ci/run $(STAGES)

check: ## the quick checks: format, boundaries, contrast, clippy
	@.ci/run fmt boundaries contrast check

e2e: ## the page in Chromium, on the development build
	@tools/build.sh && .ci/run e2e

setup: ## install what this machine lacks (the first time 1 to 8 minutes)
	@tools/setup.sh

build: ## development build of site, server and simulator
	@tools/build.sh

release: ## release build of site, server and simulator
	@tools/build.sh --release

simulator: ## the pretend AWS account by itself, on http://127.0.0.1:4000, its controls on 4001
	@cargo run -q -p lazaret-simulator -- --listen 127.0.0.1:4000 --control 127.0.0.1:4001 --seed demo

drill: ## the workflow from a device's violation to its release, in a pretend account (make drill ARGS="--times 20")
	@tools/drill.sh $(ARGS)

lambdas: ## release build of the workflow's functions, for infra/template.yaml
	@tools/lambdas.sh

deploy: ## deploy the workflow, its changes shown first (docs/deploy.md; make deploy ARGS="ConsoleUrl=https://… Contacts=arn:…")
	@tools/deploy.sh $(ARGS)

bench: ## measure the figures of docs/figures.md on the release build
	@tools/build.sh --release && node tools/bench.mjs

fresh: ## a clone with empty caches, up to its first page: what each step takes
	@tools/fresh-clone.sh

audit: ## known vulnerabilities, licences, bans and sources, by cargo-deny
	@tools/audit.sh

clean: ## remove what was built, keep the tools
	@rm -rf target end2end/test-results end2end/playwright-report
