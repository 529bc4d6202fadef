//! A book whose chapter and package document are any bytes, with a NUL between the two, where the
//! package document is a sound one if there is no second half; and the bytes as the archive itself.

#![no_main]

mod archive;
#[path = "../../tests/support/gate.rs"]
mod gate;

use libfuzzer_sys::fuzz_target;
use wengu::import::Format;

const CONTAINER: &[u8] = br#"<?xml version="1.0"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#;

const PACKAGE: &[u8] = br#"<?xml version="1.0"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><manifest>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"#;

fuzz_target!(|bytes: &[u8]| {
    let (chapter, package) = archive::halves(bytes);
    let package = if package.is_empty() { PACKAGE } else { package };
    let packed = archive::of(&[
        ("mimetype", b"application/epub+zip"),
        ("META-INF/container.xml", CONTAINER),
        ("b.opf", package),
        ("a.xhtml", chapter),
    ]);
    gate::assert_nothing_gets_through(&packed, Some(Format::Epub));
    gate::assert_nothing_gets_through(bytes, Some(Format::Epub));
});
