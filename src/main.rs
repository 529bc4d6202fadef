//! The program: arguments, clock, exit code.

fn main() {}
