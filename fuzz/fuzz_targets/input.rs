//! Whatever a terminal sends, in whatever pieces, taking it apart does not panic; in one piece or
//! byte by byte it is the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use wengu::tui::input::Decoder;

fuzz_target!(|bytes: &[u8]| {
    let whole = Decoder::default().feed(bytes);
    let mut decoder = Decoder::default();
    let one_by_one: Vec<_> = bytes.iter().flat_map(|byte| decoder.feed(&[*byte])).collect();
    assert_eq!(whole, one_by_one);
    for piece in bytes.split(|byte| *byte == 0) {
        decoder.feed(piece);
        decoder.give_up();
    }
});
