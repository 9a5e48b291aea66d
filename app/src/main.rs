//! The program that the browser starts.

fn main() {
    sportello_app::start();
}
