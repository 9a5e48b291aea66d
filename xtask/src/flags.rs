//! The command line: every command and switch is declared here, and its comment is what `--help` prints.

xflags::xflags! {
    /// Builds, runs and checks Sportello. Each command sets up what it needs first.
    cmd xtask {
        /// Builds what changed and runs the product on this machine: the real Worker in the real runtime, SQLite under
        /// `.sportello/`.
        cmd serve {
            /// Empties `.sportello/` first.
            optional --reset
            /// Port to listen on; 8787 unless said otherwise.
            optional --port port: u16
            /// Quick build without optimisation, for the inner loop.
            optional --dev
        }
        /// Everything that must hold before a change lands: formatting, lints, tidy, native tests, HTTP tests, browser
        /// journeys, a dry deploy, sizes.
        cmd test {
            /// Only the stages whose name contains this text.
            optional --only stage: String
        }
        /// Formatting and lints with warnings denied, natively and for wasm32.
        cmd check {}
        /// Builds `dist/site` (the app) and `dist/worker` (the Worker), ready to deploy.
        cmd build {
            /// Quick build without optimisation, for the inner loop.
            optional --dev
        }
        /// Measures what the product promises and prints it beside its budget. Never fails on a slow machine.
        cmd bench {
            /// Also writes the table into the README.
            optional --write
            /// Only the measurements whose name contains this text; `pictures` takes those of the README instead.
            optional --only name: String
        }
        /// Weighs what a citizen downloads (brotli) against its budget.
        cmd size {}
        /// The rules of the house that no compiler checks: dependency arrows, lengths, headings, forbidden calls, pins.
        cmd tidy {
            /// Writes the generated parts (route table, migration hashes) instead of only comparing them.
            optional --fix
        }
        /// The exhaustive sweep of the rules: everything, not the short form of `test`.
        cmd sweep {}
        /// Says what is installed, in which version, and what is missing. Changes nothing.
        cmd doctor {}
    }
}
