//! Whatever is in a file of any kind, the terminal gets no sequence but the screen's own.

#![no_main]

#[path = "../../tests/support/gate.rs"]
mod gate;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| gate::assert_nothing_gets_through(bytes, None));
