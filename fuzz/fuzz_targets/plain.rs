//! Any bytes read as text out of print: no panic, and nothing that the terminal would obey.

#![no_main]

#[path = "../../tests/support/gate.rs"]
mod gate;

use libfuzzer_sys::fuzz_target;
use wengu::import::Format;

fuzz_target!(|bytes: &[u8]| gate::assert_nothing_gets_through(bytes, Some(Format::Plain)));
