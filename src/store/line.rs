//! One event as one line of a log.
//!
//! `{"v":1,"time":T,"at":T,"device":"D","seq":N,"kind":"K","data":{…},"crc":"XXXXXXXX"}`: the
//! checksum is the CRC-32 (IEEE 802.3) of the line's bytes without `,"crc":"XXXXXXXX"`.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::journal::event::{Event, Stamped};
use crate::journal::id::{DeviceName, EventId};
use crate::schedule::Timestamp;

/// The version of the format that is written.
pub const VERSION: u32 = 1;

/// Bytes of `,"crc":"XXXXXXXX"}`.
const SEAL: usize = 18;

/// What a line holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// An event.
    Event(Stamped),
    /// An event of a newer version, with its identity where that can be read: kept and skipped.
    Newer(Option<EventId>),
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// It does not end in a checksum.
    #[error("has no checksum")]
    Unsealed,
    /// Its bytes are not those that were written.
    #[error("has bytes that are not those that were written (its checksum differs)")]
    Damaged,
    /// The checksum is right and the content is no event.
    #[error("is no event, though its checksum is right")]
    Meaningless,
}

/// The members of a line that are the same for all events.
#[derive(Deserialize)]
struct Envelope<'a> {
    v: u32,
    time: i64,
    at: i64,
    device: DeviceName,
    seq: u64,
    kind: &'a str,
    #[serde(borrow)]
    data: &'a RawValue,
}

/// The one member that every version has.
#[derive(Deserialize)]
struct Numbered {
    v: u32,
}

/// The line of an event, without the `\n`.
///
/// # Errors
///
/// `serde_json::Error` where a value cannot be written as JSON.
pub fn encode(stamped: &Stamped) -> Result<String, serde_json::Error> {
    let Stamped { id, at, event } = stamped;
    let event = serde_json::to_string(event)?;
    let inner = event.strip_prefix('{').unwrap_or(&event);
    let (time, at, device, seq) = (id.time.0, at.0, id.device, id.sequence);
    let body = format!(
        r#"{{"v":{VERSION},"time":{time},"at":{at},"device":"{device}","seq":{seq},{inner}"#
    );
    let crc = crc32fast::hash(body.as_bytes());
    let open = body.strip_suffix('}').unwrap_or(&body);
    Ok(format!(r#"{open},"crc":"{crc:08x}"}}"#))
}

/// What a line holds, its checksum looked at first.
///
/// # Errors
///
/// [`Fault`] where it holds nothing that can be used.
pub fn decode(line: &[u8]) -> Result<Line, Fault> {
    let (open, seal) = line
        .len()
        .checked_sub(SEAL)
        .and_then(|at| line.split_at_checked(at))
        .ok_or(Fault::Unsealed)?;
    let crc = checksum_in(seal).ok_or(Fault::Unsealed)?;
    let mut hasher = crc32fast::Hasher::new();
    hasher.update(open);
    hasher.update(b"}");
    if hasher.finalize() != crc {
        return Err(Fault::Damaged);
    }
    let text = std::str::from_utf8(line).or(Err(Fault::Meaningless))?;
    let Ok(envelope) = serde_json::from_str::<Envelope>(text) else {
        let newer = serde_json::from_str::<Numbered>(text).is_ok_and(|line| line.v > VERSION);
        return if newer { Ok(Line::Newer(None)) } else { Err(Fault::Meaningless) };
    };
    let id =
        EventId { time: Timestamp(envelope.time), device: envelope.device, sequence: envelope.seq };
    if envelope.v > VERSION {
        return Ok(Line::Newer(Some(id)));
    }
    let event =
        Event::from_parts(envelope.kind, envelope.data.get()).or(Err(Fault::Meaningless))?;
    Ok(match event {
        Some(event) => Line::Event(Stamped { id, at: Timestamp(envelope.at), event }),
        None => Line::Newer(Some(id)),
    })
}

fn checksum_in(seal: &[u8]) -> Option<u32> {
    let digits = seal.strip_prefix(br#","crc":""#)?.strip_suffix(br#""}"#)?;
    let digits = std::str::from_utf8(digits).ok()?;
    let lower = digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
    u32::from_str_radix(digits, 16).ok().filter(|_| lower)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::event::Undo;

    fn sample() -> Stamped {
        let id: EventId = "1767600000000/desk/17".parse().unwrap();
        let of = "1767599999999/desk/16".parse().unwrap();
        Stamped { id, at: Timestamp(1_767_500_000_000), event: Event::Undo(Undo { of }) }
    }

    /// Checked with Python: `zlib.crc32` of the line without its `crc` member.
    const LINE: &str = concat!(
        r#"{"v":1,"time":1767600000000,"at":1767500000000,"device":"desk","seq":17,"#,
        r#""kind":"undo","data":{"of":"1767599999999/desk/16"},"crc":"6eca169c"}"#
    );

    fn sealed(body: &str) -> String {
        let crc = crc32fast::hash(body.as_bytes());
        format!(r#"{},"crc":"{crc:08x}"}}"#, body.strip_suffix('}').unwrap())
    }

    #[test]
    fn a_line_is_written_as_documented() {
        assert_eq!(encode(&sample()).unwrap(), LINE);
    }

    #[test]
    fn a_line_is_read_back() {
        assert_eq!(decode(LINE.as_bytes()), Ok(Line::Event(sample())));
    }

    #[test]
    fn any_flipped_bit_is_noticed() {
        for at in 0..LINE.len() {
            for bit in 0..8 {
                let mut bytes = LINE.as_bytes().to_vec();
                bytes[at] ^= 1 << bit;
                assert!(decode(&bytes).is_err(), "byte {at} bit {bit}");
            }
        }
    }

    #[test]
    fn a_newer_version_and_an_unknown_kind_are_skipped() {
        let head = r#""time":1,"at":1,"device":"a","seq":1"#;
        let id = "1/a/1".parse().unwrap();
        let newer = sealed(&format!(r#"{{"v":2,{head},"kind":"undo","data":{{"other":[]}}}}"#));
        assert_eq!(decode(newer.as_bytes()), Ok(Line::Newer(Some(id))));
        let strange = sealed(r#"{"v":3,"clock":[1,2]}"#);
        assert_eq!(decode(strange.as_bytes()), Ok(Line::Newer(None)));
        let kind = sealed(&format!(r#"{{"v":1,{head},"kind":"sung","data":7}}"#));
        assert_eq!(decode(kind.as_bytes()), Ok(Line::Newer(Some(id))));
    }

    #[test]
    fn a_known_kind_without_its_data_is_no_event() {
        let body = r#"{"v":1,"time":1,"at":1,"device":"a","seq":1,"kind":"undo","data":{}}"#;
        assert_eq!(decode(sealed(body).as_bytes()), Err(Fault::Meaningless));
        assert_eq!(decode(b""), Err(Fault::Unsealed));
        assert_eq!(decode(body.as_bytes()), Err(Fault::Unsealed));
    }
}
