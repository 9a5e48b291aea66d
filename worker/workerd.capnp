# The Worker on the open-source runtime, for the tests and for self-hosting. Paths and secrets come from the command line
# and the environment:
#
#   workerd serve --experimental worker/workerd.capnp --import-path=dist/worker \
#     --socket-addr=http=127.0.0.1:8787 --directory-path=objects=DATA --directory-path=site=dist/site
#
# DATA holds one SQLite database a Chamber.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [
    (name = "front", worker = .front),
    (name = "api", worker = .api),
    (name = "objects", disk = (writable = true)),
    (name = "site", disk = (writable = false)),
  ],
  sockets = [(name = "http", http = (), service = "front")],
);

const front :Workerd.Worker = (
  compatibilityDate = "2026-10-01",
  modules = [(name = "front.js", esModule = embed "self-host/front.js")],
  bindings = [
    (name = "API", service = "api"),
    (name = "SITE", service = "site"),
  ],
);

const api :Workerd.Worker = (
  compatibilityDate = "2026-10-01",
  modules = [
    (name = "index.js", esModule = embed "/index.js"),
    (name = "index_bg.wasm", wasm = embed "/index_bg.wasm"),
  ],
  bindings = [
    (name = "CHAMBER", durableObjectNamespace = "Chamber"),
    (name = "ENVIRONMENT", fromEnvironment = "SPORTELLO_ENVIRONMENT"),
    (name = "PUBLIC_ORIGIN", fromEnvironment = "SPORTELLO_PUBLIC_ORIGIN"),
    (name = "TOKEN_KEY", fromEnvironment = "SPORTELLO_TOKEN_KEY"),
    (name = "NOW", fromEnvironment = "SPORTELLO_NOW"),
  ],
  durableObjectNamespaces = [
    (className = "Chamber", uniqueKey = "sportello-chamber", enableSql = true),
  ],
  durableObjectStorage = (localDisk = "objects"),
);
