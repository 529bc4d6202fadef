//! An archive of Word's whose body and footnotes are any bytes, with a NUL between the two; and the
//! bytes as the archive itself.

#![no_main]

mod archive;
#[path = "../../tests/support/gate.rs"]
mod gate;

use libfuzzer_sys::fuzz_target;
use wengu::import::Format;

fuzz_target!(|bytes: &[u8]| {
    let (body, notes) = archive::halves(bytes);
    let packed = archive::of(&[("word/document.xml", body), ("word/footnotes.xml", notes)]);
    gate::assert_nothing_gets_through(&packed, Some(Format::Docx));
    gate::assert_nothing_gets_through(bytes, Some(Format::Docx));
});
