//! Files that are damaged, locked, scanned or made to do harm, through the program: it says what is
//! wrong in one message with a hint, or reads what there is.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use crate::writer::{Sheet, file, pdf, stream};

/// Converts the bytes with the program, which reads them from standard input.
pub(crate) fn convert(bytes: &[u8]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_wengu"))
        .args(["--lang", "en", "convert", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that has seen enough need not read the rest.
    let _ = program.stdin.take().map(|mut input| input.write_all(bytes));
    program.wait_with_output().unwrap()
}

/// What the program says of bytes that it cannot read.
pub(crate) fn complaint(bytes: &[u8]) -> String {
    let output = convert(bytes);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// A catalogue with one page of this content and resources.
pub(crate) fn one_page(content: &str, resources: &str, more: &[(usize, String)]) -> Vec<u8> {
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 11 0 R /Resources {resources} >>"
    );
    let mut objects = vec![
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, "<< /Type /Pages /Kids [10 0 R] /Count 1 >>".to_owned()),
        (10, page),
        (11, stream(content)),
    ];
    objects.extend_from_slice(more);
    file(&objects)
}

#[test]
fn a_scan_is_named_with_the_tools_that_recognise_its_text() {
    let picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 \
                   /ColorSpace /DeviceGray /Length 1 >>\nstream\n0\nendstream";
    let scan = one_page(
        "595 0 0 842 0 0 cm /Im0 Do",
        "<< /XObject << /Im0 12 0 R >> >>",
        &[(12, picture.to_owned())],
    );
    let said = complaint(&scan);
    assert!(said.contains("a scan") && said.contains("ocrmypdf") && said.contains("tesseract"));
}

#[test]
fn pages_without_a_character_are_an_error() {
    let said = complaint(&one_page("0 0 m 10 10 l S", "<< >>", &[]));
    assert!(said.contains("no page of it has text"), "{said}");
}

#[test]
fn an_encrypted_file_asks_for_its_password_to_be_taken_off() {
    let sheet = Sheet::default().set(100.0, 700.0, 10.0, "渡口");
    let text = String::from_utf8(pdf(&[sheet])).unwrap();
    // RC4 of 40 bits with keys of no password.
    let key = "00".repeat(32);
    let encrypt = format!(
        "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >> \
         /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] /Root"
    );
    let locked = text.replace("/Root", &encrypt);
    let said = complaint(locked.as_bytes());
    assert!(said.contains("password") && said.contains("qpdf --decrypt"), "{said}");
}

#[test]
fn a_file_cut_anywhere_is_read_or_refused() {
    let lines = ["渡口在县城以东三里，自明代起就有人摆渡。"; 20];
    let whole = pdf(&vec![Sheet::default().set_lines(80.0, 780.0, 10.0, &lines); 3]);
    for percent in 0..100 {
        let length = (whole.len() * percent / 100).max(9);
        let output = convert(&whole[..length]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code().is_some_and(|code| code < 2), "{percent} %: {said}");
        assert!(output.status.success() || said.contains("PDF"), "{percent} %: {said}");
    }
}

#[test]
fn a_file_with_pieces_changed_doubled_and_taken_out_is_read_or_refused() {
    let lines = ["渡口在县城以东三里，自明代起就有人摆渡。"; 20];
    let whole = pdf(&vec![Sheet::default().set_lines(80.0, 780.0, 10.0, &lines); 3]);
    let mut next = random(7);
    for run in 0..120 {
        let mut changed = whole.clone();
        for _ in 0..=run % 6 {
            let at = next() % changed.len();
            let end = (at + 1 + next() % 200).min(changed.len());
            match next() % 4 {
                0 => changed[at] = next().to_le_bytes()[0],
                1 => drop(changed.drain(at..end)),
                2 => {
                    let piece = changed[at..end].to_vec();
                    changed.splice(at..at, piece);
                }
                _ => drop(changed.splice(at..at, *b" 99999999999 0 R >> [[ ")),
            }
        }
        let output = convert(&changed);
        assert!(output.status.code().is_some_and(|code| code < 2), "{run}: {output:?}");
    }
}

/// The same numbers on every run.
fn random(seed: usize) -> impl FnMut() -> usize {
    let mut state = seed;
    move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    }
}

#[test]
fn random_bytes_behind_the_signature_are_an_error() {
    let mut next = random(20_201_125);
    let noise = (0..50_000).map(|_| next().to_le_bytes()[0]);
    let bytes: Vec<u8> = b"%PDF-1.4\n".iter().copied().chain(noise).collect();
    assert!(complaint(&bytes).contains("PDF"));
}

#[test]
fn arrays_that_are_nested_too_deep_bring_the_reader_down_and_not_the_program() {
    for depth in [10_000, 200_000] {
        let nested = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        let page = one_page("BT (x) Tj ET", "<< /Font 12 0 R >>", &[(12, nested)]);
        let output = convert(&page);
        assert!(output.status.code().is_some_and(|code| code < 2), "{output:?}");
    }
}

#[test]
fn pages_and_forms_that_contain_themselves_end() {
    let cyclic = file(&[
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, "<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 1000000000 >>".to_owned()),
    ]);
    assert!(complaint(&cyclic).contains("PDF"));
    let form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] \
                /Resources << /XObject << /Fm0 12 0 R >> >> /Length 8 >>\nstream\n/Fm0 Do\nendstream";
    let page =
        one_page("/Fm0 Do /Fm0 Do", "<< /XObject << /Fm0 12 0 R >> >>", &[(12, form.to_owned())]);
    assert!(complaint(&page).contains("PDF"));
}

#[test]
fn a_file_of_the_name_alone_is_told_from_a_pdf() {
    let output = convert("渡口在县城以东三里。".as_bytes());
    assert!(output.status.success());
}
