//! Turns the Chambers' files and the texts into the compact forms that the library embeds; a wrong file does not build.

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
}
